"""What a ledger promises of its store: idempotent, independent of order, whole, with people's decisions kept."""

import random

import msgspec
import pytest
from story import articles, fill, records

from pourparlers.errors import PourparlersError
from pourparlers.ledger import Ledger, LedgerEvent


def told(ledger: Ledger) -> list[bytes]:
    return [msgspec.json.encode(event) for event in ledger.events()]


def the(ledger: Ledger, type: str) -> LedgerEvent:
    (event,) = [event for event in ledger.events() if event.event == type]
    return event


def test_any_order_gives_the_same_ledger(open_ledger) -> None:
    names = [article.id for article in articles()]
    expected = told(fill(open_ledger()))
    for seed in range(4):
        shuffled = random.Random(seed).sample(names, len(names))
        assert told(fill(open_ledger(), shuffled)) == expected


def test_adding_again_changes_nothing(open_ledger) -> None:
    ledger = fill(open_ledger())
    first = told(ledger)
    assert [ledger.knows(article, "test") for article in articles()] == ["known"] * len(articles())
    assert told(fill(ledger)) == first
    assert told(open_ledger()) == first


def test_another_reader_or_another_text_is_a_change(open_ledger) -> None:
    ledger = fill(open_ledger())
    article = articles()[0]
    assert ledger.knows(article, "another") == "changed"
    assert ledger.knows(msgspec.structs.replace(article, text="Autre texte."), "test") == "changed"
    assert ledger.knows(msgspec.structs.replace(article, id="other"), "test") == "new"


def test_a_file_that_changed_replaces_what_it_said(open_ledger) -> None:
    ledger = open_ledger()
    old, new = articles()[0], articles()[1]
    ledger.put(msgspec.structs.replace(old, source="/news/today.txt"), records()[old.id], "test")
    changed = msgspec.structs.replace(new, source="/news/today.txt")
    assert ledger.knows(changed, "test") == "changed"
    ledger.put(changed, records()[new.id], "test")
    assert {report.article for event in ledger.events() for report in event.reports} == {new.id}


def test_the_meeting_is_one_with_a_life(open_ledger) -> None:
    meeting = the(fill(open_ledger()), "CONSULT")
    assert [stage.state for stage in meeting.life] == ["announced", "postponed", "held"]
    assert (meeting.actor, meeting.date, meeting.status) == (("GRC", "TUR"), "2024-03-20", "actual")


def test_a_reprint_is_no_second_origin(open_ledger) -> None:
    demand = the(fill(open_ledger()), "REQUEST")
    assert {report.article for report in demand.reports} == {"courrier-2", "reprise-2"}
    assert (demand.origins, demand.standing) == (1, "single-source")


def test_a_claim_and_its_denial_are_paired(open_ledger) -> None:
    ledger = fill(open_ledger())
    deed, denial = the(ledger, "COERCE"), the(ledger, "DENY")
    assert (deed.standing, deed.denied_by) == ("denied", ("GRC",))
    assert ("denial", denial.id) in [(pair.kind, pair.event) for pair in deed.pairs]


def test_two_protests_in_two_cities_stay_apart(open_ledger) -> None:
    protests = [event for event in fill(open_ledger()).events() if event.event == "PROTEST"]
    assert [event.date for event in protests] == ["2024-03-04", "2024-03-10"]


def test_decisions_hold_until_undone_and_outlive_a_new_reading(open_ledger) -> None:
    ledger = fill(open_ledger())
    before = told(ledger)
    one, other = [event for event in ledger.events() if event.event == "PROTEST"]
    number = ledger.merge(one.id, other.id, "Anna", "the same march")
    assert len(the(ledger, "PROTEST").accounts) == 2
    fill(ledger)
    assert len(the(open_ledger(), "PROTEST").accounts) == 2
    ledger.undo(number, "Anna")
    assert told(ledger) == before
    (decision,) = ledger.decisions()
    assert (decision.kind, decision.author, decision.undone_by) == ("merge", "Anna", "Anna")


def test_split_takes_an_article_out_of_an_event(open_ledger) -> None:
    ledger = fill(open_ledger())
    meeting = the(ledger, "CONSULT")
    ledger.split(meeting.id, "gazette-1", "Anna")
    parts = [event for event in ledger.events() if event.event == "CONSULT"]
    assert ["gazette-1" in {r.article for r in event.reports} for event in parts].count(True) == 1
    assert len(parts) == 2


def test_a_rejected_event_is_gone_until_undone(open_ledger) -> None:
    ledger = fill(open_ledger())
    number = ledger.reject(the(ledger, "CONSULT").id, "Anna")
    assert "CONSULT" not in {event.event for event in ledger.events()}
    ledger.undo(number, "Anna")
    assert "CONSULT" in {event.event for event in ledger.events()}


def test_undoing_twice_is_an_error(open_ledger) -> None:
    ledger = fill(open_ledger())
    number = ledger.reject(the(ledger, "CONSULT").id, "Anna")
    ledger.undo(number, "Anna")
    with pytest.raises(PourparlersError) as error:
        ledger.undo(number, "Anna")
    assert error.value.code == "decision-unknown"


def test_an_explanation_adds_up(open_ledger) -> None:
    ledger = fill(open_ledger())
    explanation = ledger.explain(the(ledger, "CONSULT").id)
    assert explanation.together
    for comparison in (*explanation.together, *explanation.apart):
        assert comparison.total == pytest.approx(sum(reason.weight for reason in comparison.reasons), abs=0.01)
        assert all(reason.kind for reason in comparison.reasons)


def test_an_unknown_event_is_a_coded_error(open_ledger) -> None:
    ledger = fill(open_ledger())
    for name in ("", "E", "nothing"):
        with pytest.raises(PourparlersError) as error:
            ledger.event(name)
        assert error.value.code == "event-unknown"


def test_a_ledger_that_is_not_there(tmp_path) -> None:
    with pytest.raises(PourparlersError) as error:
        Ledger(tmp_path / "none.db", create=False)
    assert error.value.code == "ledger-missing"


def test_a_file_that_is_no_ledger(tmp_path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("Ceci n'est pas une base de données. " * 100)
    with pytest.raises(PourparlersError) as error:
        Ledger(place)
    assert error.value.code == "ledger-unusable"
