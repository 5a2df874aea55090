"""Every frame of every pack on its own example, and what must hold among the frames."""

from collections import Counter

import pytest

from pourparlers.model import Article, Event, Record
from pourparlers.ontology import load_ontology
from pourparlers.packs.events import FrameRule, load_events
from pourparlers.packs.loader import languages, pack_folder
from pourparlers.reader import load_pipeline

PACKS = {language: load_events(pack_folder(language)) for language in languages()}
FRAMES = [(language, frame) for language, pack in PACKS.items() for frame in pack.frames]
IDS = [f"{language}: {frame.id}" for language, frame in FRAMES]


@pytest.fixture(scope="module")
def records() -> dict[tuple[str, str], Record]:
    """Language and frame id → the record of its example."""
    found: dict[tuple[str, str], Record] = {}
    for language, pack in PACKS.items():
        articles = [Article(id=frame.id, text=frame.example.text) for frame in pack.frames]
        for record in load_pipeline(language, None).pipe(articles):
            found[language, record.document.id] = record
    return found


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


@pytest.mark.parametrize(("language", "frame"), FRAMES, ids=IDS)
def test_a_frame_gives_its_example(language: str, frame: FrameRule, records: dict[tuple[str, str], Record]) -> None:
    record = records[language, frame.id]
    found = {(given(event, record), report.rule) for event in record.events for report in event.reports}
    assert (wanted(frame.example.gives), frame.id) in found, frame.example.text


def test_ids_are_unique_and_start_with_their_type() -> None:
    assert [key for key, count in Counter(IDS).items() if count > 1] == []
    assert [frame.id for _, frame in FRAMES if not frame.id.startswith(frame.type.lower() + ".")] == []


@pytest.mark.parametrize("language", PACKS)
def test_types_and_modes_are_those_of_the_ontology(language: str) -> None:
    pack, types = PACKS[language], load_ontology().types
    assert set(pack.defaults) == set(types) == {frame.type for frame in pack.frames}
    assert [(each.id, mode) for each in pack.frames for mode in each.mode if mode not in types[each.type].modes] == []
    assert [frame.id for frame in pack.frames if frame.alone is not None and frame.alone not in types] == []


@pytest.mark.parametrize("frame", [frame for _, frame in FRAMES], ids=IDS)
def test_an_example_gives_an_event_of_the_frame_s_type(frame: FrameRule) -> None:
    type, _, status = frame.example.gives.split(" ")
    assert type in (frame.type, frame.alone)
    assert status in ("actual", "planned")


READ = {
    "a companion that the deed is done to, far away": (
        "The Russian consulate in the small port on the northern coast was closed by Prague.",
        "SANCTION CZE>RUS",
    ),
    "a companion that a relative clause is said of": ("The crossing that Serbia had shut is quiet.", "SANCTION SRB"),
    "a pronoun and its particle": ("Cyprus arrested the captain and handed him over to Egypt.", "COOPERATE CYP>EGY"),
    "a noun that its verb absorbs": ("Greek dockers went on strike on Monday.", "PROTEST GRC"),
    "who walks out": ("Portuguese nurses walked out on Monday.", "PROTEST PRT"),
    "a protest to a state": ("Vienna protested to Budapest.", "ACCUSE AUT>HUN"),
    "a rescue": ("A Spanish ship pulled four Tunisians out of the sea.", "AID ESP>TUN"),
    "hackers": ("Chinese hackers hit an Australian ministry.", "COERCE CHN>AUS"),
    "a form that the model has no lemma for": ("Iran freed two Danish sailors.", "RETREAT IRN>DNK"),
    "what is signed": ("The treaty between Eritrea and Ethiopia was signed in Jeddah.", "SUPPORT ERI+ETH"),
}


@pytest.mark.parametrize(("text", "wanted"), READ.values(), ids=READ)
def test_what_english_frames_read(text: str, wanted: str) -> None:
    record = load_pipeline("en", None).read(Article(id="x", text=text))
    assert wanted in [given(event, record).rpartition(" ")[0] for event in record.events]


NOT_READ = {
    "words to the press": '"We are ready," the Polish minister said in a call with reporters.',
    "a target that is met": "Iraq met its growth target.",
    "a patrol that only is there": "A Kenyan patrol found the wreck.",
}


@pytest.mark.parametrize("text", NOT_READ.values(), ids=NOT_READ)
def test_what_english_frames_leave(text: str) -> None:
    assert load_pipeline("en", None).read(Article(id="x", text=text)).events == ()
