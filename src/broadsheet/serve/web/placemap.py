"""A story's places on a map that needs no map: a dot wherever people live, drawn here, fetched from nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, cos, radians

from broadsheet.text.gazetteer import NORTH, SOUTH, STEP, Spot, lived_in, located

MOST_PLACES = 12  # on the map; each has a name beside it, as a rule
MOST_ASKED = 60  # names looked up: those that most articles have
# A place counts for the frame where at least this share of the most named one's articles name it: a capital named in
# passing does not make a map of a town one of the world. Chosen.
_FRAMING = 0.3
_LEAST_SPAN = 11.0  # degrees of latitude: nearer no coast is in sight by which one knows where it is
_PAD = 0.3  # of the span, around
# The drawing's own units: as wide as a phone, as high as leaves the text in sight.
WIDTH, HEIGHT = 360, 200
_DOTS = 96  # across, at most: a page stays small
_LETTER = 6.6  # units of an average letter at the style sheet's size


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place on the map."""

    x: float
    y: float
    r: float
    name: str
    label: str  # empty where there is no room
    label_x: float
    side: str  # text-anchor
    country: bool
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMap:
    """All that the template needs to draw it."""

    dots: str  # of an SVG path, a line for each row of dots: drawn with a dash of nought they are dots
    pitch: float  # from dot to dot
    size: float  # of a dot
    pins: tuple[Pin, ...]
    beyond: tuple[tuple[str, int], ...]  # located, but outside the frame
    unknown: tuple[tuple[str, int], ...]  # not found


def place_map(named: Sequence[tuple[str, int]]) -> PlaceMap | None:
    """Return the map of a story's places, or None where none of them is known.

    Args:
        named: places with how many articles name each, the most named first.
    """
    asked = dict(named[:MOST_ASKED])
    spots = located(asked)
    most = max((asked[spot.name] for spot in spots), default=0)
    framing = [spot for spot in spots if asked[spot.name] >= _FRAMING * most]
    cities = [spot for spot in framing if not spot.country]
    if not framing:
        return None
    frame = _frame(cities or framing)
    inside = [spot for spot in spots if _inside(spot, frame)][:MOST_PLACES]
    pins = _pins(inside, asked, frame, most)
    dots, pitch, size = _dots(frame)
    known = {spot.name for spot in spots}
    return PlaceMap(
        dots=dots,
        pitch=pitch,
        size=size,
        pins=pins,
        beyond=tuple((s.name, asked[s.name]) for s in spots if s not in inside),
        unknown=tuple((name, count) for name, count in asked.items() if name not in known),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    north: float
    west: float
    south: float
    east: float

    @property
    def up(self) -> float:
        """Units of a degree of latitude."""
        return HEIGHT / (self.north - self.south)

    @property
    def across(self) -> float:
        """Units of a degree of longitude."""
        return WIDTH / (self.east - self.west)

    def at(self, spot: Spot) -> tuple[float, float]:
        return (
            round((spot.longitude - self.west) * self.across, 1),
            round((self.north - spot.latitude) * self.up, 1),
        )


def _frame(spots: Sequence[Spot]) -> _Frame:
    """Return a frame around places, of the drawing's shape, a degree of longitude as wide as it is on the ground there."""
    lats, lons = [s.latitude for s in spots], [s.longitude for s in spots]
    middle, centre = (max(lats) + min(lats)) / 2, (max(lons) + min(lons)) / 2
    narrow = max(cos(radians(middle)), 0.35)
    high = max(max(lats) - min(lats), (max(lons) - min(lons)) * narrow * HEIGHT / WIDTH) * (1 + 2 * _PAD)
    high = min(max(high, _LEAST_SPAN), NORTH - SOUTH)
    # Of half the world all of it is in the frame, if flatter than it is.
    wide = min(max(high * WIDTH / HEIGHT / narrow, (max(lons) - min(lons)) * (1 + _PAD)), 360.0)
    north = min(max(middle + high / 2, SOUTH + high), NORTH)
    west = min(max(centre - wide / 2, -180.0), 180.0 - wide)
    return _Frame(north=north, west=west, south=north - high, east=west + wide)


def _inside(spot: Spot, frame: _Frame) -> bool:
    return frame.south < spot.latitude < frame.north and frame.west < spot.longitude < frame.east


def _dots(frame: _Frame) -> tuple[str, float, float]:
    width = max(1, ceil((frame.east - frame.west) / STEP / _DOTS))
    rows = lived_in(frame.north, frame.west, frame.south, frame.east, width)
    pitch, drop = STEP * width * frame.across, STEP * width * frame.up
    # Cells begin at whole steps of the earth, the frame where it will.
    top = (frame.north - NORTH + int((NORTH - frame.north) / STEP) * STEP) * frame.up
    left = (int((frame.west + 180) / STEP) * STEP - 180 - frame.west) * frame.across
    out = []
    for place, row in enumerate(rows):
        y = round(top + (place + 0.5) * drop, 1)
        for start, length in _runs(row):
            out.append(f"M{round(left + (start + 0.5) * pitch, 1)} {y}h{round((length - 1) * pitch, 2)}")
    return "".join(out), round(pitch, 3), round(min(pitch, drop) * 0.62, 2)


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where dots stand side by side: the first, and how many."""
    out: list[tuple[int, int]] = []
    for place, filled in enumerate(row):
        if filled and out and sum(out[-1]) == place:
            out[-1] = (out[-1][0], out[-1][1] + 1)
        elif filled:
            out.append((place, 1))
    return out


def _pins(spots: Sequence[Spot], asked: dict[str, int], frame: _Frame, most: int) -> tuple[Pin, ...]:
    # Left, right, top and bottom of what nothing may be written upon: circles, then labels.
    taken = [(x - 6, x + 6, y - 6, y + 6) for x, y in map(frame.at, spots)]
    out = []
    for spot in spots:
        x, y = frame.at(spot)
        r = round(3 + 4 * (asked[spot.name] / most) ** 0.5, 1)
        length = len(spot.name) * _LETTER
        own, label, label_x, side = (x - 6, x + 6, y - 6, y + 6), "", x, "start"
        for left, anchor in ((x + r + 3, "start"), (x - r - 3 - length, "end")):
            box = (left, left + length, y - 8, y + 8)
            if (
                left >= 0
                and box[1] <= WIDTH
                and not any(_clash(box, other) for other in taken if other != own)
            ):
                label, side = spot.name, anchor
                label_x = round(left if anchor == "start" else left + length, 1)
                taken.append(box)
                break
        out.append(
            Pin(
                x=x, y=y, r=r, name=spot.name, label=label, label_x=label_x, side=side,
                country=spot.country, articles=asked[spot.name],
            )
        )  # fmt: skip
    return tuple(out)


def _clash(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
