"""The commands that ask a ledger: tables that fit, JSON, labels, remarks, files, and errors."""

import json
import re

import pytest
from icalendar import Calendar
from story import fill
from typer.testing import CliRunner

from pourparlers.cli.app import app
from pourparlers.ledger import Ledger, Query

VIEWS = ("agenda", "claims", "demands", "threats", "timeline", "actors", "tension", "stats", "decisions")
ID = re.compile(r"\bE[0-9a-f]{12}\b")


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> str:
    place = str(tmp_path_factory.mktemp("ledger") / "crisis.db")
    with Ledger(place) as ledger:
        fill(ledger).assemble()
    return place


@pytest.fixture
def ask(place, monkeypatch):
    """Runs a command on the ledger of the story, in so many columns; gives standard output and the remarks."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.delenv("POURPARLERS_LEDGER", raising=False)

    def run(*words: str, width: int = 100, status: int = 0) -> tuple[str, str]:
        result = CliRunner().invoke(app, [*words, "--ledger", place], env={"COLUMNS": str(width)})
        assert result.exit_code == status, result.output
        return result.stdout, " ".join(result.stderr.split())

    return run


def events(place: str, query: Query = Query()) -> list[str]:  # noqa: B008
    with Ledger(place) as ledger:
        return [event.id for event in ledger.events(query)]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("view", [*VIEWS, "search marins", "agenda --since 2024"])
def test_tables_fit_the_width(ask, view, width) -> None:
    out, _ = ask(*view.split(), width=width)
    assert out.strip()
    assert max(map(len, out.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_no_table_cuts_an_id_or_a_word(ask, place, width) -> None:
    out, _ = ask("timeline", width=width)
    assert ID.findall(out) == events(place)
    demand, _ = ask("demands", "--labels", "fr", width=width)
    for word in ("Turquie", "Grèce", "libérer", "marins", "source", "unique"):
        assert word in demand


@pytest.mark.parametrize("view", VIEWS)
def test_json_is_one_array(ask, view) -> None:
    out, _ = ask(view, "--json")
    assert isinstance(json.loads(out), list)


def test_json_has_a_row_for_each_event_and_no_limit_of_its_own(ask, place) -> None:
    out, _ = ask("timeline", "--json")
    assert [row["id"] for row in json.loads(out)] == events(place)
    assert len(out.splitlines()) == len(events(place)) + 2


def test_a_table_cut_short_says_so(ask, place) -> None:
    out, remark = ask("timeline", "--limit", "2", "--labels", "en")
    assert ID.findall(out) == events(place)[:2]
    assert remark == f"{len(events(place)) - 2} more: --limit 0 shows all"
    whole, nothing = ask("timeline", "--limit", "0")
    assert (ID.findall(whole), nothing) == (events(place), "")


@pytest.mark.parametrize("view", ["claims", "demands", "actors", "tension", "search le"])
def test_every_list_tells_of_what_its_limit_left_out(ask, view) -> None:
    whole, _ = ask(*view.split(), "--limit", "0", "--json")
    _, remark = ask(*view.split(), "--limit", "1", "--labels", "en")
    assert ("more: --limit 0" in remark) == (len(json.loads(whole)) > 1)


def test_the_agenda_begins_with_the_newest_article_and_tells_of_the_rest(ask) -> None:
    out, remark = ask("agenda", "--labels", "en")
    assert out.strip() == "nothing"
    assert remark == "from 2024-03-21 on, the day of the newest article; 1 earlier: --since"
    out, remark = ask("agenda", "--since", "2024-03", "--labels", "en")
    assert "postponed 2024-03-11" in " ".join(out.split())
    assert remark == ""


def test_the_calendar_is_written_whole(ask, tmp_path) -> None:
    path = tmp_path / "crisis.ics"
    out, remark = ask("agenda", "--ics", str(path), "--labels", "en")
    assert (out, remark) == ("", "")
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert (event["SUMMARY"], event["STATUS"]) == ("Greece, Turkey: meeting, Nicosie", "CONFIRMED")
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")


@pytest.mark.parametrize(
    ("labels", "word", "party"), [("fr", "démenti par Grèce", "Turquie"), ("en", "denied by Greece", "Turkey")]
)
def test_labels_are_in_either_language(ask, labels, word, party) -> None:
    out = " ".join(ask("claims", "--labels", labels, width=160)[0].split())
    assert word in out and party in out


def test_labels_are_those_of_most_articles_without_the_option(ask) -> None:
    assert ask("timeline")[0] == ask("timeline", "--labels", "fr")[0]


def test_a_party_is_given_by_key_or_name(ask, place) -> None:
    expected = events(place, Query(parties=("GRC", "TUR")))
    for one, other in (("GRC", "TUR"), ("Turquie", "greece")):
        assert ID.findall(ask("timeline", "--between", one, other)[0]) == expected


def test_types_and_standings_narrow_the_list(ask, place) -> None:
    assert ID.findall(ask("timeline", "--type", "protest")[0]) == events(place, Query(types=("PROTEST",)))
    assert ID.findall(ask("timeline", "--standing", "denied")[0]) == events(place, Query(standings=("denied",)))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "yesterday"), "is no date"),
        (("--type", "WAR"), "is not one of"),
        (("--standing", "true"), "is not one of"),
        (("--labels", "xx"), "is not one of"),
        (("--limit", "-1"), "limit"),
    ],
)
def test_a_wrong_option_is_a_usage_error(ask, words, said) -> None:
    _, remark = ask("timeline", *words, status=2)
    assert said in remark


def test_a_party_nobody_knows_is_a_coded_error(ask) -> None:
    _, remark = ask("timeline", "--actor", "Grese", status=1)
    assert "[party-unknown]" in remark and "Gr" in remark


def test_an_event_nobody_knows_is_a_coded_error(ask) -> None:
    assert "[event-unknown]" in ask("show", "Enothing", status=1)[1]


def test_show_tells_sources_and_words(ask, place) -> None:
    (meeting,) = events(place, Query(types=("CONSULT",)))
    out = " ".join(ask("show", meeting, "--labels", "en", width=160)[0].split())
    for word in ("Greece, Turkey: meeting", "2024-03-20", "postponed", "La Gazette", "Le Courrier", "homologue turc"):
        assert word in out


def test_search_finds_and_takes_no_syntax(ask) -> None:
    out, _ = ask("search", "MARINS", "--labels", "en")
    assert "events: " in out and "articles: " in out and "courrier-1" in out
    assert ask("search", "marins OR ouragan", "--labels", "en")[0].strip() == "nothing"


def test_a_curve_needs_a_name_that_says_what_it_is(ask, tmp_path) -> None:
    assert ".png" in ask("tension", "--plot", str(tmp_path / "curve.doc"), status=2)[1]


def test_a_curve_is_drawn(ask, tmp_path) -> None:
    pytest.importorskip("matplotlib", reason="the extra plot is not installed")
    ask("tension", "--plot", str(tmp_path / "curve.svg"))
    assert "Turquie" in (tmp_path / "curve.svg").read_text(encoding="utf8")


def test_decisions_are_made_listed_and_undone(tmp_path, monkeypatch) -> None:
    place = str(tmp_path / "own.db")
    with Ledger(place) as ledger:
        one, other = fill(ledger).events(Query(types=("PROTEST",)))
    run = CliRunner()
    options = ["--ledger", place, "--author", "Anna"]
    assert run.invoke(app, ["merge", one.id, other.id, *options, "--note", "one march"]).stdout == "decision 1\n"
    listed = run.invoke(app, ["decisions", "--ledger", place], env={"COLUMNS": "120"}).stdout
    assert "merge" in listed and "Anna" in listed and "one march" in listed
    assert len(events(place, Query(types=("PROTEST",)))) == 1
    assert run.invoke(app, ["undo", "1", *options]).exit_code == 0
    assert len(events(place, Query(types=("PROTEST",)))) == 2


def test_what_an_article_says_cannot_steer_the_terminal(tmp_path) -> None:
    import msgspec
    from story import articles, records

    place = str(tmp_path / "hostile.db")
    article = msgspec.structs.replace(articles()[0], outlet="\x1b[2J\u202eevil")
    record = records()[article.id]
    document = msgspec.structs.replace(record.document, outlet=article.outlet)
    text = article.text.replace("Nicosie", "\x1b[31mNic")
    with Ledger(place) as ledger:
        changed = msgspec.structs.replace(record, document=document)
        ledger.put(msgspec.structs.replace(article, text=text), changed, "test")
        names = [event.id for event in ledger.events()]
    commands = [["timeline"], ["agenda", "--since", "2024"], ["claims"], ["search", "Athènes"]]
    for command in (*commands, *(["show", name] for name in names)):
        out = CliRunner().invoke(app, [*command, "--ledger", place]).stdout
        assert out and not re.search("[\x1b\u202e]", out)
