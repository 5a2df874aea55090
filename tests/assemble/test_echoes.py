"""Nouns that point back to an event are further places that speak of it."""

import pytest

from events import described, record_of
from pourparlers.packs.events import Echo, load_events
from pourparlers.packs.loader import pack_folder

ECHOES = load_events(pack_folder("fr")).echoes


@pytest.mark.parametrize("echo", ECHOES, ids=[echo.id for echo in ECHOES])
def test_example_is_one_event_with_two_reports(echo: Echo) -> None:
    record = record_of(echo.example.text)
    found = {described(event, record).removesuffix(f" {event.date}"): event for event in record.events}
    assert echo.example.gives in found
    rules = [report.rule for report in found[echo.example.gives].reports]
    assert len(rules) > 1, "the noun should point back to the event"


def test_an_indefinite_noun_points_to_nothing() -> None:
    record = record_of("Paris a demandé à Moscou de libérer deux marins. Une demande ne coûte rien.")
    assert [len(event.reports) for event in record.events if event.event == "REQUEST"] == [1]


def test_what_names_another_party_points_elsewhere() -> None:
    record = record_of("Paris a menacé Téhéran de sanctions. La menace de Pékin sur les marchés reste vague.")
    assert "THREATEN FRA>IRN" in described(record.events[0], record)
    assert [report.rule for report in record.events[0].reports] == ["threaten.threaten"]
