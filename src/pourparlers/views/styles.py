"""Colours of the page and of the marked text."""

from pourparlers.model import Event
from pourparlers.model.record import Status

TITLE = "bold"
HEADING = "bold underline"
DIM = "bright_black"
SOURCE = "italic"
QUOTE = "cyan"
TIME = "magenta"
ACTOR = "underline"
NOISE = "bright_black"

QUAD_STYLES = {
    "verbal cooperation": "bold green",
    "material cooperation": "bold blue",
    "verbal conflict": "bold yellow",
    "material conflict": "bold red",
}

STATUS_STYLES: dict[Status, str] = {
    "actual": "",
    "planned": "green",
    "alleged": "yellow",
    "demanded": "yellow",
    "threatened": "red",
    "hypothetical": "bright_black",
    "denied": "magenta",
    "cancelled": "magenta",
}


def style_of(event: Event) -> str:
    """The colour of the event's quad class."""
    return QUAD_STYLES.get(event.quad or "", "bold")
