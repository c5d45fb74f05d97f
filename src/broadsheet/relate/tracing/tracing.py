"""Who has it from whom, in one story: what each article shows, put together until it ends at somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.model import Article, Edge, How, Span, Statement
from broadsheet.relate.tracing.access import Access
from broadsheet.relate.tracing.evidence import Said, Shown
from broadsheet.relate.tracing.outletnames import Names, known, name_of, own_key
from broadsheet.relate.tracing.ownvoice import same_sentence, speaks_for_itself, without_quotes
from broadsheet.relate.tracing.printing import likest, printer, sources
from broadsheet.relate.tracing.sayers import Sayers
from broadsheet.relate.tracing.showing import carriers, cites, shown
from broadsheet.relate.tracing.sourcewords import BODY_HEADS, PASSED_ON, STATE_RUN
from broadsheet.text import outlets
from broadsheet.text.words import words

_BEFORE = 40  # characters before an outlet's name in which it is called the state's; the longest phrases fit
_CLAUSE = 60  # characters between "the newspaper, quoting" and whom it quotes, these included; chosen


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody a report may have started with."""

    key: str
    name: str
    known: bool = True
    shown: bool = True  # False: only because nothing else is known; counts where no other start is shown


class Tracer:
    """The articles of one story and what they show."""

    def __init__(
        self, articles: Sequence[Article], copy_groups: Mapping[str, str], opinion: Iterable[str]
    ) -> None:
        """Look at every article by itself, then at who printed whose text and who spoke to whom.

        Args:
            articles: with notes, oldest first.
            copy_groups: the copy group of each article's id.
            opinion: ids of articles that rest on nothing.
        """
        self._articles = {article.id: article for article in articles}
        self._opinion = frozenset(opinion)
        self._names = Names(articles)
        bodies = {key for article in articles if (key := own_key(article)) and self._is_body(article)}
        self._sayers = Sayers(articles, self._names, bodies)
        self._shown = {article.id: shown(article, self._names, self._sayers) for article in articles}
        self._recognise()
        for article in articles:
            self._describe(article)
        self._printed: dict[str, list[str]] = defaultdict(list)
        for article in articles:
            self._printed[self.printer(article.id)].append(article.id)
        self._leant_on = {
            found.id
            for id_, one in self._shown.items()
            for key in {*one.cited, *one.credited}
            if (found := self._meant(id_, key))
        }
        self._source = sources(articles, copy_groups, self._shown)
        self._access = Access(
            {id_: one for id_, one in self._shown.items() if id_ not in self._opinion},
            {article.id: self.printer(article.id) for article in articles},
            self._source,
            self._sayers,
        )
        self._roots: dict[str, dict[Start, None]] = {}
        self._open: set[str] = set()
        self.edges: dict[str, list[Edge]] = defaultdict(list)

    def printer(self, id_: str) -> str:
        """Return the key of the outlet that printed an article, or one of its own where that is unknown."""
        return printer(self._articles[id_])

    def roots(self, id_: str) -> Sequence[Start]:
        """Return where an article starts; nothing for opinion."""
        if id_ in self._opinion or id_ in self._open:
            return ()
        if id_ not in self._roots:
            self._open.add(id_)
            found = dict.fromkeys(self._find(id_))
            self._open.discard(id_)
            self._roots[id_] = found
        return tuple(self._roots[id_])

    def _is_body(self, article: Article) -> bool:
        """Tell whether an article's outlet speaks for itself in it; whoever cites a newsroom is one."""
        text = without_quotes(article.text)
        if not speaks_for_itself(article, text):
            return False
        return not any(known(found.name) and cites(text, found) for found in self._names.mentions(text))

    # --- speakers -----------------------------------------------------------------------------------

    def _speaker(self, key: str) -> Start:
        key = self._access.together(key)
        printing = self._sayers.outlet(key)
        if printing:
            return self._outlet(printing)
        if heard := self._access.heard.get(key):
            return self._outlet(heard)
        only = self._access.only(key)
        if only and not self._names.prints(only):
            return self._outlet(only)
        if only and self._is_part(key, only):
            return self._outlet(only, shown=self._has_own(only))
        shown = key in self._access.sure or only is None or self._has_words(key, only)
        return Start(key=f"speaker {key}", name=self._sayers.name(key), shown=shown)

    def _has_own(self, printer: str) -> bool:
        """Tell whether an outlet shows that it reported for itself, or that people spoke in their own words to it."""
        shown = [self._shown[id_] for id_ in self._printed.get(printer, ()) if id_ not in self._source]
        return any(
            one.own or one.voice or one.told or any(said.direct for said in one.said.values())
            for one in shown
        )

    def _has_words(self, key: str, printer: str) -> bool:
        """Tell whether an outlet has somebody's own words, or others lean on its report of their gist."""
        found = ((id_, self._shown[id_].said.get(key)) for id_ in self._printed.get(printer, ()))
        return any(one is not None and (one.direct or id_ in self._leant_on) for id_, one in found)

    def _is_part(self, key: str, printer: str) -> bool:
        """Tell whether a speaker is one of several that an outlet has for itself."""
        for id_ in self._printed.get(printer, ()):
            said = self._shown[id_].said.get(key)
            if self._shown[id_].own and said and (said.told or not self._sayers.is_body(key)):
                return True
        return sum(self._access.only(other) == printer for other in self._access.of) > 1

    def _outlet(self, key: str, *, shown: bool = True) -> Start:
        name = self._names.name(key)
        if name is None:
            found = outlets.find(key)
            name = found.name if found else self._as_printed(key)
        return Start(key=f"outlet {key}", name=name or key, known=not key.startswith("text of "), shown=shown)

    def _as_printed(self, key: str) -> str | None:
        """Return how an outlet is called by the first who cites it, if anybody does."""
        return next((one.names[key] for one in self._shown.values() if key in one.names), None)

    # --- one article ----------------------------------------------------------------------------------

    def _find(self, id_: str) -> Iterable[Start]:
        if source := self._source.get(id_):
            self._edge(id_, "copies", name_of(self._articles[source].outlet) or source, via=source)
            return self.roots(source)
        one, printer = self._shown[id_], self.printer(id_)
        if one.own:
            self._edge(id_, "own", self._outlet(printer).name, one.own)
            return (self._outlet(printer), *self._cited(id_, one))
        if one.voice and not one.told:
            self._edge(id_, "own", self._outlet(printer).name, one.voice)
            return (self._outlet(printer),)
        found = list(self._cited(id_, one))
        for key, spans in one.credited.items():
            if self._names.prints(key):
                found.extend(self._from(id_, key, "credits", spans))
        found.extend(self._said(id_, one, alone=not found))
        if one.papers and not found:
            found.append(self._papers(id_, one.papers))
        if one.told and not one.said:
            self._edge(id_, "own", self._outlet(printer).name, one.told)
            found.append(self._outlet(printer))
        if any(start.known for start in found):
            return found
        return [*found, *self._else(id_, one, printer)]

    def _papers(self, id_: str, spans: Sequence[Span]) -> Start:
        """Return a start for what is laid before a court: one for all, shown where several outlets have read it.

        It is called as the first article calls it: "the lawsuit", "court documents".
        """
        first = next(id_ for id_, one in self._shown.items() if one.papers)
        start, end = self._shown[first].papers[0]
        name = self._articles[first].text[start:end]
        self._edge(id_, "quotes", name, spans)
        readers = {
            self.printer(other)
            for other, one in self._shown.items()
            if one.papers and other not in self._source
        }
        return Start(key="court papers", name=name, shown=len(readers) > 1)

    def _else(self, id_: str, one: Shown, printer: str) -> Iterable[Start]:
        """Return where an article starts that shows nobody known: its agency, the body it is about, or unknown."""
        found = [
            replace(start, shown=start.shown and self._names.prints(key))
            for key, spans in one.credited.items()
            for start in self._from(id_, key, "credits", spans)
        ]
        if found:
            return found
        if one.described:
            return [self._unnamed(id_, name, spans) for name, spans in one.described.items()]
        if one.vague:
            return [self._vague(id_, name, spans) for name, spans in one.vague.items()]
        if one.hearsay:
            start, end = one.hearsay[0]
            return [self._vague(id_, self._articles[id_].text[start:end], one.hearsay)]
        return [self._outlet(printer, shown=id_ in self._leant_on)]

    def _unnamed(self, id_: str, name: str, spans: Sequence[Span]) -> Start:
        """Return a start for "the harbour ministry": whether it is another one than those named is not shown."""
        self._edge(id_, "quotes", name, spans)
        return Start(key=f"described {' '.join(sorted(words(name)))}", name=name, shown=False)

    def _vague(self, id_: str, name: str, spans: Sequence[Span]) -> Start:
        self._edge(id_, "cites", name, spans, known=False)
        return Start(key=f"unknown {name.lower()}", name=name, known=False)

    def _said(self, id_: str, one: Shown, *, alone: bool) -> Iterable[Start]:
        """Yield the speakers that are first-hand; where there is more, only those who are shown to be.

        Args:
            id_: of the article.
            one: what it shows.
            alone: whether nothing else is known of where it starts.
        """
        sure = {
            key
            for key, said in one.said.items()
            if said.told or said.public or said.direct or self._access.only(key) != self.printer(id_)
        }
        weak = alone and not any(one.said[key].firsthand for key in sure)
        for key, said in one.said.items():
            if said.firsthand and (weak or key in sure):
                self._edge(id_, "quotes", self._sayers.name(key), said.spans)
                yield self._speaker(key)

    def _cited(self, id_: str, one: Shown) -> Iterable[Start]:
        for key, spans in one.cited.items():
            if key in one.passed:
                continue
            if self._names.prints(key):
                yield from self._from(id_, key, "cites", spans)
                continue
            self._edge(id_, "cites", one.names.get(key, key), spans)
            if self._through_others(id_, one, spans):
                continue
            behind = [
                said.key for said in one.said.values() if key in said.behind and self._elsewhere(said.key)
            ]
            body = self._sayers.body_of(self._articles[id_], one.bodies[key]) if key in one.bodies else None
            if body and self._elsewhere(body):
                behind.append(body)
            if behind:
                yield from (self._speaker(speaker) for speaker in behind)
            else:
                yield self._outlet(key, shown=not self._speaks_for_state(id_, key, spans))

    def _speaks_for_state(self, id_: str, key: str, spans: Sequence[Span]) -> bool:
        """Tell whether an outlet is a broadcaster that carries what its state says."""
        outlet, text = outlets.find(key), self._articles[id_].text
        if outlet is not None and outlet.kind == "broadcaster" and outlets.is_state_run(outlet):
            return True
        return any(STATE_RUN.search(text[max(0, start - _BEFORE) : start]) for start, _ in spans)

    def _through_others(self, id_: str, one: Shown, spans: Sequence[Span]) -> bool:
        """Tell whether an outlet is only named as whom another outlet here cites: "El País writes, citing the Correio"."""
        text = self._articles[id_].text
        others = [span for key, found in one.cited.items() if self._names.prints(key) for span in found]
        return bool(others) and all(
            any(same_sentence(text, span, other) for other in others)
            or PASSED_ON.search(text[max(0, span.start - _CLAUSE) : span.start])
            for span in spans
        )

    def _elsewhere(self, key: str) -> bool:
        """Tell whether another article has a speaker first-hand."""
        return bool(self._access.of.get(key)) or self._sayers.outlet(key) is not None

    def _from(self, id_: str, key: str, how: How, spans: Sequence[Span]) -> Iterable[Start]:
        """Yield what an outlet's likest article rests on, or that outlet."""
        source = self._meant(id_, key)
        if source is None:
            self._edge(id_, how, self._shown[id_].names.get(key, key), spans)
            yield self._outlet(key)
            return
        self._edge(id_, how, name_of(source.outlet) or key, spans, via=source.id)
        yield from self.roots(source.id)

    def _meant(self, id_: str, key: str) -> Article | None:
        """Return which of an outlet's articles one cites: the likest, None where it has none here."""
        theirs = [
            self._articles[other]
            for other in self._printed.get(key, ())
            if other != id_ and other not in self._opinion
        ]
        return likest(self._articles[id_], theirs) if theirs else None

    def _recognise(self) -> None:
        """Take words given to nobody known for those of the speaker who has them in another article."""
        for pair in self._sayers.repeated:
            for one, other in (pair, pair[::-1]):
                speaker, named = one.note.speaker, other.note.speaker
                key = self._sayers.key(named.name) if named and not other.note.chain else None
                if key is None or (speaker and self._sayers.key(speaker.name)) or one.note.chain:
                    continue
                spans = speaker.spans if speaker else one.note.content
                shown = self._shown[one.article]
                said = shown.said.setdefault(key, Said(key=key))
                said.spans.extend(spans)
                if not said.told:
                    said.behind |= carriers(shown, self._names, self._sayers)

    def _describe(self, article: Article) -> None:
        """Take "the company" or "it" for the body that an article names, where it shows nobody else."""
        one = self._shown[article.id]
        if one.own or one.voice or one.told or one.said or one.cited:
            return
        for note in article.notes:
            if isinstance(note, Statement) and note.field == "text" and not note.chain:
                told = set(note.speaker.name.lower().split()) if note.speaker else {"it"}
                heads = (BODY_HEADS | {"it"}) & told
                body = self._sayers.body_of(article, next(iter(heads))) if heads else None
                if body:
                    spans = note.speaker.spans if note.speaker else note.cue
                    one.said.setdefault(body, Said(key=body)).spans.extend(spans)

    def _edge(
        self,
        id_: str,
        how: How,
        to: str,
        spans: Iterable[Span] = (),
        *,
        via: str | None = None,
        known: bool = True,
    ) -> None:
        told = tuple(sorted({span for span in spans if span.end > span.start}))
        self.edges[id_].append(Edge(article=id_, to=to, how=how, spans=told, via=via, known=known))
