"""The article itself, with what was read in it coloured."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from pourparlers.model import Record
from pourparlers.views.labels import Labels, labels_for
from pourparlers.views.safe import printable
from pourparlers.views.styles import ACTOR, NOISE, QUAD_STYLES, QUOTE, TIME, style_of


def marked_text(record: Record, text: str, labels: Labels | None = None) -> RenderableType:
    """The raw text: parties underlined, dates and quotes coloured, event words coloured by quad class, noise greyed.

    A legend follows the text.
    """
    marked = Text(printable(text))
    for start, end, style in _marks(record):
        marked.stylize(style, start, end)
    return Group(marked, Text(), _legend(labels or labels_for(record.document.language)))


def _marks(record: Record) -> Iterator[tuple[int, int, str]]:
    """Later marks lie over earlier ones."""
    for quote in record.quotes:
        yield quote.start, quote.end, QUOTE
    for actor in record.actors:
        for start, end in actor.mentions:
            yield start, end, ACTOR
    for time in record.times:
        yield time.start, time.end, TIME
    for event in record.events:
        for report in event.reports:
            yield report.trigger.start, report.trigger.end, style_of(event)
    for noise in record.noise:
        yield noise.start, noise.end, NOISE


def _legend(labels: Labels) -> Text:
    phrases = labels.phrases
    samples: Iterable[tuple[str, str]] = [
        *((labels.quads[quad], style) for quad, style in QUAD_STYLES.items()),
        (phrases["quote"], QUOTE),
        (phrases["time"], TIME),
        (phrases["actor"], ACTOR),
        (phrases["noise"], NOISE),
    ]
    legend = Text(phrases["legend"] + labels.typography.colon)
    return legend.append_text(Text(" · ").join(Text(label, style) for label, style in samples))
