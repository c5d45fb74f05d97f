"""The templates of a digest: everything escaped, no script, nothing that is fetched."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from broadsheet.serve.digest.view import View, said

# What XML 1.0 refuses (section 2.2); texts of the web hold it now and then.
_REFUSED = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)]
)


def drawn(template: str, shown: View, **more: Any) -> str:
    """Return a digest in one of the forms among the templates, as text that XML takes too."""
    made = _environment().get_template(template).render(digest=shown, **more)
    return made.translate(_REFUSED)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("broadsheet.serve.digest"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(said=said)
    return environment
