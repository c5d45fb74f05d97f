"""The words in which notes say what they are, so that catalogues have them; anything else is shown as it stands."""

from __future__ import annotations


def marked(word: str) -> str:
    """Return a word: marks it for the catalogues, which find it by this name."""
    return word


# What is counted most, as notes name it.
KINDS = (
    marked("killed"),
    marked("injured"),
    marked("missing"),
    marked("arrested"),
    marked("detained"),
    marked("displaced"),
    marked("evacuated"),
    marked("downed"),
)
# What names stand for (model.EntityType).
TYPES = (
    marked("person"),
    marked("organisation"),
    marked("place"),
    marked("people"),
    marked("event"),
    marked("work"),
    marked("product"),
    marked("other"),
)
# How exact a figure is (model.Bound).
BOUNDS = (
    marked("exact"),
    marked("at least"),
    marked("at most"),
    marked("about"),
    marked("range"),
)
# How a figure stands that is not the latest (model.Status).
STATUSES = (
    marked("earlier"),
    marked("corrected"),
    marked("retracted"),
)
# How something is said: all that inspect.saying.cues knows.
STANCES = (
    marked("accused"),
    marked("acknowledged"),
    marked("agreed"),
    marked("announced"),
    marked("answered"),
    marked("argued"),
    marked("asked"),
    marked("claimed"),
    marked("concluded"),
    marked("confirmed"),
    marked("criticised"),
    marked("demanded"),
    marked("denied"),
    marked("described"),
    marked("estimated"),
    marked("expected"),
    marked("feared"),
    marked("implied"),
    marked("noted"),
    marked("offered"),
    marked("praised"),
    marked("promised"),
    marked("proposed"),
    marked("refused"),
    marked("remembered"),
    marked("reported"),
    marked("said"),
    marked("seemed"),
    marked("showed"),
    marked("speculated"),
    marked("suggested"),
    marked("thought"),
    marked("threatened"),
    marked("urged"),
    marked("wanted"),
    marked("warned"),
)
