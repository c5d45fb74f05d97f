"""How a reader wants pages to be: one table of choices, one form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import available_timezones

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.choices import VALUES, chosen_or_first
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, preferences_of, site_of
from broadsheet.serve.web.speech import LANGUAGES, zone_named
from broadsheet.serve.web.speech import gettext as _

PATH = "/preferences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that a reader may choose."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]  # value and label; the first holds where nothing was chosen
    hint: str = ""


def page(request: Request) -> Response:
    """Return the page on which a reader chooses."""
    return _page(request, preferences_of(request))


def _page(request: Request, chosen: Mapping[str, str], error: str = "", status: int = 200) -> Response:
    """Return the page with what is kept, or with what was chosen and could not be kept."""
    return draw(
        request,
        "preferences.html",
        status=status,
        choices=_choices(),
        picked=chosen_or_first(chosen),
        zone=chosen.get("zone", ""),
        zones=sorted(available_timezones()),
        error=error,
    )


def keep(request: Request, form: Form) -> Response:
    """Keep what was chosen."""
    zone = form.get("zone", limit=100)
    if zone and zone_named(zone) is None:
        told = _("No time zone is called that. Choose one of the list, such as Europe/Kyiv.")
        given = {key: form.get(key, limit=100) for key in VALUES}
        return _page(request, {**given, "zone": zone}, error=told, status=400)
    choices: dict[str, str | None] = {"zone": zone or None}
    for key, values in VALUES.items():
        value = form.get(key, limit=100)
        choices[key] = value if value in values[1:] else None
    site_of(request).desk.preferences.put(choices)
    return go(request, PATH, Notice(text=_("Kept.")))


def _choices() -> tuple[Choice, ...]:
    languages = tuple((key, name) for key, (name, _direction) in LANGUAGES.items())
    return (
        Choice(key="language", label=_("Language"), options=(("", _("As the browser asks")), *languages)),
        Choice(
            key="size",
            label=_("Size of text"),
            options=(
                ("normal", _("Normal")),
                ("small", _("Small")),
                ("large", _("Large")),
                ("larger", _("Larger")),
            ),
        ),
        Choice(
            key="face",
            label=_("Typeface"),
            options=(("serif", _("With serifs")), ("sans", _("Without serifs"))),
        ),
        Choice(key="density", label=_("Lists"), options=(("airy", _("Airy")), ("compact", _("Dense")))),
        Choice(
            key="images",
            label=_("Pictures"),
            options=(("proxied", _("Fetched by the desk")), ("blocked", _("None"))),
            hint=_("No site learns who looks at its pictures: the desk fetches them, without cookies."),
        ),
        Choice(
            key="scroll",
            label=_("Mark as read what was scrolled past"),
            options=(("off", _("No")), ("on", _("Yes"))),
        ),
        Choice(
            key="swipe",
            label=_("Swipe in lists"),
            options=(("on", _("Yes")), ("off", _("No"))),
            hint=_(
                "On a touch screen: towards the end of the line marks as read, towards its beginning stars."
            ),
        ),
        Choice(
            key="offline",
            label=_("Keep the last edition in this browser"),
            options=(("off", _("No")), ("on", _("Yes"))),
            hint=_("Today’s stories can then be read without a connection. Signing out takes them away."),
        ),
    )
