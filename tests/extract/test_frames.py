"""Every frame of the French pack on its own example, and what must hold among the frames."""

from collections import Counter

import pytest

from pourparlers.model import Article, Event, Record
from pourparlers.ontology import load_ontology
from pourparlers.packs.events import FrameRule, load_events
from pourparlers.packs.loader import pack_folder
from pourparlers.reader import load_pipeline

PACK = load_events(pack_folder("fr"))
FRAMES = PACK.frames
IDS = [frame.id for frame in FRAMES]


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    """Frame id → the record of its example."""
    articles = [Article(id=frame.id, text=frame.example.text) for frame in FRAMES]
    return {record.document.id: record for record in load_pipeline("fr", None).pipe(articles)}


def keys(ids: tuple[str, ...], record: Record) -> str:
    """The affiliations of these actors as examples write them: in the order of the alphabet, joined by +."""
    affiliations = {actor.id: actor.affiliation for actor in record.actors}
    return "+".join(sorted({affiliations[key] for key in ids}))


def given(event: Event, record: Record) -> str:
    """An event as examples write it: "TYPE actors>recipients status"."""
    recipients = keys(event.recipient, record)
    return f"{event.event} {keys(event.actor, record)}{'>' if recipients else ''}{recipients} {event.status}"


def wanted(gives: str) -> str:
    """What an example gives, its keys in the order of the alphabet."""
    type, parties, status = gives.split(" ")
    sides = ["+".join(sorted(side.split("+"))) for side in parties.split(">")]
    return f"{type} {'>'.join(sides)} {status}"


@pytest.mark.parametrize("frame", FRAMES, ids=IDS)
def test_a_frame_gives_its_example(frame: FrameRule, records: dict[str, Record]) -> None:
    record = records[frame.id]
    found = {(given(event, record), report.rule) for event in record.events for report in event.reports}
    assert (wanted(frame.example.gives), frame.id) in found, frame.example.text


def test_ids_are_unique_and_start_with_their_type() -> None:
    assert [key for key, count in Counter(IDS).items() if count > 1] == []
    assert [frame.id for frame in FRAMES if not frame.id.startswith(frame.type.lower() + ".")] == []


def test_types_and_modes_are_those_of_the_ontology() -> None:
    types = load_ontology().types
    assert set(PACK.defaults) == set(types) == {frame.type for frame in FRAMES}
    assert [(frame.id, mode) for frame in FRAMES for mode in frame.mode if mode not in types[frame.type].modes] == []
    assert [frame.id for frame in FRAMES if frame.alone is not None and frame.alone not in types] == []


@pytest.mark.parametrize("frame", FRAMES, ids=IDS)
def test_an_example_gives_an_event_of_the_frame_s_type(frame: FrameRule) -> None:
    type, _, status = frame.example.gives.split(" ")
    assert type in (frame.type, frame.alone)
    assert status in ("actual", "planned")
