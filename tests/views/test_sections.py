"""Where each event stands on the page."""

from msgspec.structs import replace

from pourparlers.model import Record
from pourparlers.views.sections import Entry, pair_denials, sections
from records import event, sample


def placed(record: Record) -> dict[str, list[str]]:
    return {
        f"{section.name}:{section.status}" if section.status else section.name: [
            entry.event.id for entry in section.entries
        ]
        for section in sections(record)
    }


def test_each_event_stands_in_its_part() -> None:
    assert placed(sample()) == {
        "agenda": ["e1", "e9"],
        "demands": ["e5"],
        "accusations": ["e2"],
        "threats": ["e7"],
        "others:actual": ["e10"],
        "others:alleged": ["e8"],
    }


def test_every_event_is_shown_somewhere() -> None:
    def shown(entry: Entry) -> set[str]:
        inner = [shown(child) for child in (*entry.content, *entry.denials)]
        return {entry.event.id}.union(*inner)

    record = sample()
    on_page = set[str]().union(*(shown(entry) for section in sections(record) for entry in section.entries))
    assert on_page == {each.id for each in record.events}


def test_the_agenda_is_sorted_by_date_with_the_undated_last() -> None:
    record = sample()
    ahead = [
        replace(record.events[0], id=key, date=date) for key, date in (("x", None), ("y", "2025"), ("z", "2024-04"))
    ]
    assert placed(replace(record, events=tuple(ahead))) == {"agenda": ["z", "y", "x"]}


def test_a_denial_answers_the_accusation_with_the_same_content() -> None:
    accusation, _, denial = sample().events[1:4]
    earlier = replace(accusation, id="other", content=())
    assert pair_denials([earlier, accusation, denial]) == {"e2": (denial,)}


def test_a_denial_without_content_answers_the_accusation_addressed_to_its_author() -> None:
    accusation, _, denial = sample().events[1:4]
    denial = replace(denial, content=())
    elsewhere = replace(accusation, id="other", recipient=("a4",))
    assert pair_denials([elsewhere, accusation, denial]) == {"e2": (denial,)}
    assert pair_denials([elsewhere, denial]) == {}


def test_a_denial_that_answers_nothing_stands_by_itself() -> None:
    denial = sample().events[3]
    assert placed(replace(sample(), events=(denial,))) == {"accusations": ["e4"]}


def test_events_that_hold_each_other_do_not_run_in_a_circle() -> None:
    clause = "Lima exige l'envoi d'observateurs"
    one = event("e1", "REQUEST", clause, "exige", content=("e2",))
    two = event("e2", "AGREE", clause, "envoi", content=("e1", "missing"))
    assert placed(replace(sample(), events=(one, two))) == {"demands": ["e1"], "agreements": ["e2"]}


def test_a_plan_whose_day_is_over_is_not_on_the_agenda() -> None:
    record = sample()
    planned = next(event for event in record.events if event.status == "planned" and event.date)
    past = replace(record, events=tuple(replace(e, date="2019-05-02") if e is planned else e for e in record.events))
    assert planned.id in {
        entry.event.id for part in sections(record) if part.name == "agenda" for entry in part.entries
    }
    assert planned.id not in {
        entry.event.id for part in sections(past) if part.name == "agenda" for entry in part.entries
    }
