"""Full text: what is found, and that the words of the user are never a query's syntax."""

import msgspec
import pytest
from story import articles, fill, records

from pourparlers.ledger import Ledger, Query
from pourparlers.model import Article, Document, Quote, Record
from pourparlers.model.record import Actor
from pourparlers.views import crisis


def found(ledger: Ledger, *words: str, **options) -> set[tuple[str, str]]:
    return {(hit.kind, hit.article) for hit in crisis.search(ledger, words, **options).hits}


def test_articles_and_events_are_found_by_their_words(story) -> None:
    hits = found(story, "marins")
    assert ("article", "gazette-1") in hits
    assert {kind for kind, _ in hits} >= {"article", "event"}
    assert found(story, "étudiants", "Patras") >= {("article", "courrier-1"), ("event", "courrier-1")}
    assert found(story, "Patras", "Volos") == set()


@pytest.mark.parametrize("word", ["étudiants", "ETUDIANTS", "etudiants", "étudiant"])
def test_accents_capitals_and_endings_do_not_count(story, word) -> None:
    assert ("article", "courrier-1") in found(story, word)


def test_short_words_are_found_whole_only(story) -> None:
    assert found(story, "de") != set()
    assert found(story, "mar") == set()


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "*",
        "marins OR ouragan",
        "marins NOT",
        "NEAR(marins",
        "kind:event marins x",
        "marins & !ouragan",
        "' | ouragan:*",
        "\\",
        "%",
    ],
)
def test_nothing_in_the_words_is_syntax(story, words) -> None:
    assert found(story, words) == set()


def test_signs_around_a_word_are_not_part_of_it(story) -> None:
    assert found(story, '"marins"*') == found(story, "marins") != set()


def test_the_hit_shows_the_words_where_they_stand(story) -> None:
    texts = {article.id: article.text for article in articles()}
    for hit in crisis.search(story, ["marins", "turc"]).hits:
        assert hit.text == texts[hit.article][hit.start : hit.end]
        shown = {hit.text[start:end].lower() for start, end in hit.found}
        assert any(word.startswith("marins") for word in shown)


def test_an_event_that_many_articles_tell_is_one_hit(story) -> None:
    result = crisis.search(story, ["demandé", "libérer"])
    (event,) = [hit for hit in result.hits if hit.kind == "event"]
    assert event.line is not None and event.line.type == "REQUEST"
    assert result.totals["event"] == 2


def test_newest_first_within_the_days_asked_for(story) -> None:
    days = [hit.published for hit in crisis.search(story, ["Nicosie"]).hits if hit.kind == "article"]
    assert days == sorted(days, reverse=True) and len(days) == 4
    assert {article for _, article in found(story, "Nicosie", until="2024-03-04")} == {"gazette-1"}
    assert found(story, "Nicosie", since="2024-03-22") == set()


def test_a_limit_counts_for_each_kind_and_the_rest_is_told(story) -> None:
    whole = crisis.search(story, ["Nicosie"])
    first = crisis.search(story, ["Nicosie"], limit=1)
    assert [hit.kind for hit in first.hits] == ["event", "quote", "article"]
    assert first.totals == whole.totals
    assert crisis.unseen(whole, None) == 0
    assert crisis.unseen(first, 1) == sum(whole.totals.values()) - 3


def _quoting(ledger: Ledger) -> Ledger:
    text = "« Le détroit restera ouvert », a promis le ministre."
    quote = Quote(start=2, end=27, text=text[2:27], kind="direct", rule="own", speaker=("a1",))
    actor = Actor(id="a1", name="Nikos Dendias", kind="person", affiliation="GRC", code="GRC")
    record = Record(document=Document(id="strait", language="fr"), quotes=(quote,), actors=(actor,))
    ledger.put(Article(id="strait", text=text), record, "test")
    return ledger


def test_a_quote_is_found_with_who_spoke(open_ledger) -> None:
    (quote,) = [hit for hit in crisis.search(_quoting(open_ledger()), ["détroit"]).hits if hit.kind == "quote"]
    assert (quote.speaker, quote.text) == ("Nikos Dendias", "Le détroit restera ouvert")


def test_an_article_that_changed_is_found_by_its_new_words_only(story) -> None:
    article = articles()[0]
    changed = msgspec.structs.replace(article, text="Un ouragan approche de Patras.")
    empty = Record(document=records()[article.id].document)
    story.put(changed, empty, "test")
    assert ("article", "gazette-1") in found(story, "ouragan")
    assert not {hit for hit in found(story, "marins") if hit[1] == "gazette-1"}
    assert len(crisis.search(fill(story), ["ouragan"]).hits) == 0


def test_a_text_too_long_for_one_entry_is_found_to_its_end(open_ledger) -> None:
    ledger = open_ledger()
    text = "mot " * 60_000 + "ouragan " + "x" * 5_000
    ledger.put(Article(id="long", text=text), Record(document=Document(id="long", language="fr")), "test")
    (hit,) = crisis.search(ledger, ["ouragan"]).hits
    assert "ouragan" in hit.text and len(hit.text) < 1_000


def test_a_rejected_event_is_found_no_more(story) -> None:
    (demand,) = story.events(Query(types=("REQUEST",)))
    story.reject(demand.id, "Anna")
    kinds = {hit.line.type for hit in crisis.search(story, ["libérer"]).hits if hit.line}
    assert "REQUEST" not in kinds
