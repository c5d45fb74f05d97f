"""The briefing: what a day or a week brought, as a page and as a book to take along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.digests import Digest, Period, day_of, digest, week_of
from broadsheet.serve.digest.book import book
from broadsheet.serve.digest.tongue import Tongue
from broadsheet.serve.digest.view import View, view
from broadsheet.serve.web import moments, speech, wording
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.today import section_names

PATH = "/digest"

# Beyond these years a calendar's arithmetic ends.
_FIRST, _LAST = date(1970, 1, 8), date(9998, 12, 24)
_NOON = 12
_MOST_SECTIONS, _LONGEST = 30, 60  # what a hand-made address may ask for


def page(request: Request) -> Response:
    """Return the briefing of a day or a week."""
    period, today = _period(request)
    chosen = _sections(request)
    found = digest(site_of(request).desk, period, chosen)
    step = timedelta(days=1 if period.kind == "day" else 7)
    later = period.first + step
    return draw(
        request,
        "digest.html",
        digest=_shown(found, ""),
        kind=period.kind,
        names=[(name, section_names()[name]) for name in found.names],
        ticked=chosen,
        asked=period.first.isoformat(),
        today=today.isoformat(),
        by_day=_address(PATH, "day", min(period.last, today), chosen),
        by_week=_address(PATH, "week", period.first, chosen),
        book=_address(f"{PATH}.epub", period.kind, period.first, chosen),
        earlier=_address(PATH, period.kind, period.first - step, chosen),
        later=_address(PATH, period.kind, later, chosen) if later <= today else None,
    )


def as_book(request: Request) -> Response:
    """Return the briefing as an EPUB; its lines lead to this desk."""
    period, _ = _period(request)
    found = digest(site_of(request).desk, period, _sections(request))
    base = f"{request.url.scheme}://{request.url.netloc}"
    made = book(_shown(found, base), day=period.last, made=datetime.now(UTC))
    name = f"broadsheet-{period.kind}-{period.first:%Y-%m-%d}.epub"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-cache"}
    return Response(made, media_type="application/epub+zip", headers=headers)


def _address(path: str, kind: str, day: date, chosen: Sequence[str]) -> str:
    return f"{path}?{urlencode([(kind, day.isoformat()), *(('section', name) for name in chosen)])}"


def _period(request: Request) -> tuple[Period, date]:
    """Return the time that is asked for, and today: a day or a week that makes no sense becomes today."""
    zone = speech.spoken().zone
    now = datetime.now(UTC).astimezone(zone)
    today = now.date()
    week, day = request.query_params.get("week"), request.query_params.get("day")
    chosen = _day(week or day, today) if week is not None or day is not None else _latest(request, now)
    return (week_of if week is not None else day_of)(chosen, zone), today


def _latest(request: Request, now: datetime) -> date:
    """Return the last day with news; of a morning, before there is much to tell, the day before."""
    newest = next(iter(site_of(request).desk.articles.newest(limit=1)), None)
    told = newest.published if newest else None
    day = (told.astimezone(now.tzinfo).date() if isinstance(told, datetime) else told) or now.date()
    return min(day, now.date() - timedelta(days=1) if now.hour < _NOON else now.date())


def _day(written: str | None, today: date) -> date:
    try:
        found = date.fromisoformat(written) if written else today
    except ValueError:
        return today
    return found if _FIRST <= found <= _LAST else today


def _sections(request: Request) -> tuple[str, ...]:
    asked = request.query_params.getlist("section")[:_MOST_SECTIONS]
    return tuple(dict.fromkeys(name[:_LONGEST] for name in asked if name))


def _shown(found: Digest, base: str) -> View:
    spoken = speech.spoken()
    tongue = Tongue(
        gettext=speech.gettext,
        ngettext=speech.ngettext,
        day=moments.full_day,
        days=moments.both_days,
        figure=wording.figure_words,
        series=wording.series_name,
        section=section_names().__getitem__,
        language=spoken.language,
        direction=spoken.direction,
    )
    return view(found, base, tongue)
