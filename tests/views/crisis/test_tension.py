"""Who deals with whom, and the tension between them: worked out again by hand from the events themselves."""

from datetime import date

import pytest
from story import fill

from pourparlers.ledger import LedgerEvent, Query
from pourparlers.ledger.store.dyads import rows_of
from pourparlers.views import crisis
from pourparlers.views.crisis.phrasing import Phrasing
from pourparlers.views.crisis.tension import index


def event(type: str = "CONSULT", score: float | None = 1.5, **fields) -> LedgerEvent:
    found = {"actor": ("GRC",), "recipient": ("TUR",), "date": "2024-03-15", "standing": "single-source"}
    return LedgerEvent(id="E1", event=type, accounts=("a#1",), score=score, **{"status": "actual", **found, **fields})


def test_every_point_can_be_worked_out_again_from_the_events_it_names(story) -> None:
    events = {each.id: each for each in story.events()}
    points = crisis.tension(story).points
    assert points
    for point in points:
        made_of = [events[part.event] for part in point.made_of]
        assert [part.score for part in point.made_of] == [each.score for each in made_of]
        for each in made_of:
            assert {point.one, point.other} <= {*each.actor, *each.recipient}
            year, week, _ = date.fromisoformat(str(each.date)).isocalendar()
            assert f"{year}-W{week:02}" == point.week
        conflict = sum(-part.score for part in point.made_of if part.score < 0)
        cooperation = sum(part.score for part in point.made_of if part.score > 0)
        assert (point.conflict, point.cooperation) == (pytest.approx(conflict), pytest.approx(cooperation))
        expected = 100 * (conflict - cooperation) / (conflict + cooperation + 10)
        assert point.tension == pytest.approx(expected, abs=0.05)


def test_every_event_that_happened_between_two_parties_is_in_a_point(story) -> None:
    counted = {part.event for point in crisis.tension(story).points for part in point.made_of}
    expected = {each.id for each in story.events() if list(rows_of(each))}
    assert counted == expected


@pytest.mark.parametrize(
    ("conflict", "cooperation", "expected"), [(0, 0, 0), (10, 0, 50), (0, 10, -50), (90, 0, 90), (5, 5, 0)]
)
def test_the_index_lies_between_all_cooperation_and_all_conflict(conflict, cooperation, expected) -> None:
    assert index(conflict, cooperation) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "planned"},
        {"status": "alleged"},
        {"standing": "denied"},
        {"standing": "withdrawn"},
        {"score": None},
        {"recipient": ()},
        {"recipient": ("GRC",)},
    ],
)
def test_what_did_not_happen_between_two_parties_does_not_count(fields) -> None:
    assert list(rows_of(event(**fields))) == []


def test_what_is_disputed_counts() -> None:
    assert len(list(rows_of(event(standing="disputed")))) == 1


def test_those_who_meet_deal_with_each_other_those_who_strike_together_do_not() -> None:
    together = {"actor": ("GRC", "TUR"), "recipient": ()}
    assert [(row["one"], row["other"], row["begun"]) for row in rows_of(event(**together))] == [("GRC", "TUR", "both")]
    assert list(rows_of(event("ASSAULT", -9.0, **together))) == []


@pytest.mark.parametrize(
    ("fields", "week"),
    [
        ({"date": "2024-12-30"}, "2025-W01"),
        ({"date": "2021-01-03"}, "2020-W53"),
        ({"date": "2024-W11"}, "2024-W11"),
        ({"date": "2024-03-15", "end_date": "2024-03-17"}, "2024-W11"),
        ({"date": "2024-03-15", "end_date": "2024-03-18"}, None),
        ({"date": "2024-03"}, None),
        ({"date": None}, None),
    ],
)
def test_an_event_counts_in_the_iso_week_in_which_all_its_days_lie(fields, week) -> None:
    (row,) = rows_of(event(**fields))
    assert row["week"] == week


def test_a_limit_tells_how_many_points_there_are(story) -> None:
    whole = crisis.tension(story)
    first = crisis.tension(story, Query(limit=1))
    assert first.points == whole.points[:1]
    assert first.total == whole.total == len(whole.points)


def test_dyads_are_counted_by_who_acted_and_by_quad_class(story) -> None:
    events = {each.id: each for each in story.events()}
    for dyad in crisis.actors(story):
        rows = [
            row
            for each in events.values()
            for row in rows_of(each)
            if (row["one"], row["other"]) == (dyad.one, dyad.other)
        ]
        assert dyad.events == len(rows) == dyad.by_one + dyad.by_other + dyad.together == sum(dyad.quads.values())
        assert dyad.score == pytest.approx(sum(row["score"] for row in rows) / 10 / len(rows), abs=0.005)
        assert dyad.first == min(row["first"] for row in rows)


def test_dyads_of_one_party_and_of_two(story) -> None:
    assert crisis.actors(story, Query(parties=("TUR", "GRC"))) == crisis.actors(story, Query(parties=("GRC",)))
    assert crisis.actors(story, Query(parties=("FRA",))) == []


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_curve_is_drawn_where_the_library_is_there(tmp_path, ending) -> None:
    pytest.importorskip("matplotlib", reason="the extra plot is not installed")
    from pourparlers.ledger import Ledger
    from pourparlers.views.crisis.plot import plot

    with fill(Ledger(tmp_path / "story.db")) as ledger:
        words = Phrasing("en", ledger.names("en"))
        for name in ("one", "two"):
            plot(crisis.tension(ledger).points, words, tmp_path / f"{name}.{ending}")
    drawn = (tmp_path / f"one.{ending}").read_bytes()
    assert drawn == (tmp_path / f"two.{ending}").read_bytes()
    assert drawn.startswith(b"\x89PNG") if ending == "png" else b"Greece \xe2\x80\x93 Turkey" in drawn


def test_without_the_library_the_error_says_what_to_install(tmp_path, monkeypatch) -> None:
    import sys

    from pourparlers.errors import PourparlersError
    from pourparlers.views.crisis.plot import plot

    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(PourparlersError) as error:
        plot((), Phrasing("en", {}), tmp_path / "curve.svg")
    assert error.value.code == "extra-missing"
    assert "pourparlers[plot]" in error.value.remedy
