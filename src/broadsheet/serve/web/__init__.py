"""The pages."""

from broadsheet.serve.web.routes import app
from broadsheet.serve.web.settings import WebSettings, settings_for

__all__ = ["WebSettings", "app", "settings_for"]
