"""What a reader may choose of how pages look and behave, without words."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.serve.web.speech import LANGUAGES

# The first value of each holds where nothing was chosen.
VALUES: Mapping[str, tuple[str, ...]] = {
    "density": ("airy", "compact"),
    "face": ("serif", "sans"),
    "images": ("proxied", "blocked"),
    "language": ("", *LANGUAGES),
    "offline": ("off", "on"),
    "scroll": ("off", "on"),
    "size": ("normal", "small", "large", "larger"),
    "swipe": ("on", "off"),
}


def chosen_or_first(chosen: Mapping[str, str]) -> dict[str, str]:
    """Return every choice with its value: what was chosen, else the first that there is.

    >>> chosen_or_first({"size": "large", "face": "gothic"})["size"], chosen_or_first({})["face"]
    ('large', 'serif')
    """
    return {
        key: chosen[key] if chosen.get(key) in values else values[0] for key, values in sorted(VALUES.items())
    }
