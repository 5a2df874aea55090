"""Which event stands in which part of the page: the agenda first, then claims with their answers, then the rest.

Pure data: what is shown how is the business of `pourparlers.views.page`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pourparlers.model import Event, Record
from pourparlers.model.record import Status

SECTION_OF_TYPE = {"REQUEST": "demands", "ACCUSE": "accusations", "THREATEN": "threats", "AGREE": "agreements"}
SECTIONS = ("agenda", "demands", "accusations", "threats", "agreements", "others")
STATUS_ORDER: tuple[Status, ...] = (
    "actual",
    "alleged",
    "hypothetical",
    "threatened",
    "demanded",
    "planned",
    "denied",
    "cancelled",
)
_AHEAD: frozenset[Status] = frozenset({"planned", "cancelled"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with what it is about (`content`) and the denials that answer it."""

    event: Event
    content: tuple["Entry", ...] = ()
    denials: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: `name` is one of `SECTIONS`; `others` comes in one part per `status`."""

    name: str
    entries: tuple[Entry, ...]
    status: Status | None = None


def sections(record: Record) -> tuple[Section, ...]:
    """The parts of the page that have entries, in the order of `SECTIONS`.

    What is only claimed, demanded, threatened or denied within another event stands under that event alone; what
    happened or is planned stands in a part of its own as well.
    """
    placed: dict[str, list[Entry]] = {name: [] for name in SECTIONS}
    events = {event.id: event for event in record.events}
    answers = pair_denials(record.events)
    paired = {denial.id for denials in answers.values() for denial in denials}
    nested = {inner for event in record.events for inner in event.content}
    for event in record.events:
        name = _section_of(event, record.document.published)
        told_within = event.id in nested and event.status not in ("actual", *_AHEAD)
        if event.id in paired or told_within:
            continue
        denials = tuple(_entry(denial, events, ()) for denial in answers.get(event.id, ()))
        entry = _entry(event, events, ())
        placed[name].append(Entry(event, entry.content, denials))
    others = placed.pop("others")
    placed["agenda"].sort(key=_when)
    parts = [Section(name, tuple(entries)) for name, entries in placed.items() if entries]
    return (*parts, *_by_status(others))


def _by_status(entries: list[Entry]) -> Iterator[Section]:
    for status in STATUS_ORDER:
        alike = sorted((entry for entry in entries if entry.event.status == status), key=_when)
        if alike:
            yield Section("others", tuple(alike), status)


def _when(entry: Entry) -> str:
    return entry.event.date or "9999"


def pair_denials(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Id of an accusation → the denials that answer it.

    A denial answers the accusation whose content it denies; without common content, the nearest accusation before it
    (or, failing that, after it) that is addressed to the one who denies.
    """
    listed = list(events)
    accusations = [event for event in listed if event.event == "ACCUSE"]
    pairs: dict[str, list[Event]] = {}
    for denial in listed:
        if denial.event == "DENY":
            answered = _answered(denial, accusations)
            if answered is not None:
                pairs.setdefault(answered.id, []).append(denial)
    return {accusation: tuple(denials) for accusation, denials in pairs.items()}


def _answered(denial: Event, accusations: list[Event]) -> Event | None:
    same_content = [accusation for accusation in accusations if set(accusation.content) & set(denial.content)]
    if same_content:
        return same_content[0]
    addressed = [accusation for accusation in accusations if set(accusation.recipient) & set(denial.actor)]
    return min(addressed, key=lambda accusation: _distance(accusation, denial), default=None)


def _distance(accusation: Event, denial: Event) -> tuple[bool, int]:
    gap = _place_in_text(denial) - _place_in_text(accusation)
    return gap < 0, abs(gap)


def _place_in_text(event: Event) -> int:
    return min((report.start for report in event.reports), default=0)


def _section_of(event: Event, published: str | None) -> str:
    if event.status in _AHEAD and not _over(event, published):
        return "agenda"
    if event.event == "DENY":
        return "accusations"
    return SECTION_OF_TYPE.get(event.event, "others")


def _over(event: Event, published: str | None) -> bool:
    """True for a plan whose day had passed when the article appeared: what was planned once is no agenda."""
    day = event.end_date or event.date
    if day is None or published is None or "W" in day:
        return False
    return day[: len(published)] < published[: len(day)]


def _entry(event: Event, events: dict[str, Event], above: tuple[str, ...]) -> Entry:
    """The event with its content; `above` holds the ids on the way down, so that a circle ends."""
    path = (*above, event.id)
    inner = (events[key] for key in event.content if key in events and key not in path)
    return Entry(event, tuple(_entry(child, events, path) for child in inner))
