"""Articles in, records out: in order, in batches, and a bad article stands alone."""

import pytest

from pourparlers import Article, PourparlersError, Reader, Record, read
from pourparlers.pipeline import Pipeline
from pourparlers.text.analysis import Analysis

TEXT = "Lima a condamné mardi l'attaque."


def article(key: str, text: str = TEXT, language: str | None = None) -> Article:
    return Article(id=key, text=text, language=language)


def ids(records: list[Record]) -> list[str]:
    return [record.document.id for record in records]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_records_come_in_the_order_of_the_articles_whatever_the_batch(reader: Reader) -> None:
    articles = [article(str(number), f"{TEXT} Quito proteste. " * (1 + number % 3)) for number in range(7)]
    alone = [reader.read(each) for each in articles]
    assert ids(alone) == [each.id for each in articles]
    for size in (1, 3, 16):
        assert list(reader.pipe(articles, batch_size=size)) == alone


def test_an_article_in_an_unknown_language_is_told_and_the_others_are_read(reader: Reader) -> None:
    told: list[tuple[str, str]] = []
    articles = [article("a"), article("b", language="xx"), article("c", language="fr"), article("d", language="../fr")]
    found = list(reader.pipe(articles, lambda each, error: told.append((each.id, error.code))))
    assert ids(found) == ["a", "c"]
    assert told == [("b", "language-unknown"), ("d", "language-unknown")]


def test_a_defect_is_told_with_the_article_that_shows_it(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = Pipeline.record

    def broken(self: Pipeline, analysis: Analysis) -> Record:
        if analysis.article.id == "bad":
            raise ZeroDivisionError("division by zero")
        return sound(self, analysis)

    monkeypatch.setattr(Pipeline, "record", broken)
    told: list[tuple[str, str, str]] = []
    articles = [article("a"), article("bad"), article("c")]
    found = list(reader.pipe(articles, lambda each, error: told.append((each.id, error.code, error.cause))))
    assert ids(found) == ["a", "c"]
    assert told == [("bad", "internal", "ZeroDivisionError: division by zero")]


def test_without_a_callback_the_error_is_raised_after_the_records_before_it(reader: Reader) -> None:
    records = reader.pipe([article("a"), article("b", language="xx"), article("c")])
    assert next(records).document.id == "a"
    with pytest.raises(PourparlersError) as caught:
        next(records)
    assert caught.value.code == "language-unknown"
    assert caught.value.__notes__ == ["article b"]


def test_articles_are_taken_no_faster_than_a_batch_at_a_time(reader: Reader) -> None:
    taken: list[str] = []

    def stream():
        for number in range(10):
            taken.append(str(number))
            yield article(str(number))

    records = reader.pipe(stream(), batch_size=4)
    assert next(records).document.id == "0"
    assert len(taken) == 4
    assert len(list(records)) == 9


def test_no_article_gives_no_record(reader: Reader) -> None:
    assert list(reader.pipe([])) == []


def test_a_reader_of_an_unknown_language_is_an_error() -> None:
    with pytest.raises(PourparlersError, match="language-unknown"):
        Reader(language="xx")


def test_a_text_without_words_is_an_error_and_lone_surrogates_are_an_issue() -> None:
    with pytest.raises(PourparlersError, match="input-empty"):
        read(" \n\t")
    record = read(f"{TEXT} \ud800 Fin.", published="2024-05-01")
    assert [issue.kind for issue in record.issues] == ["text-surrogates"]
    assert Record.from_json(record.to_json()) == record


FRENCH = "Le ministre finlandais a condamné mardi l'attaque, qui a fait deux morts dans la capitale."
ENGLISH = "The Finnish minister condemned the attack on Tuesday, which killed two people in the capital."
GERMAN = "Der finnische Außenminister hat den Angriff am Dienstag verurteilt, der zwei Menschen das Leben kostete."


def test_an_article_without_a_language_gets_the_one_that_its_text_shows(reader: Reader) -> None:
    texts = [FRENCH, ENGLISH, FRENCH, ENGLISH, FRENCH]
    articles = [article(str(number), text) for number, text in enumerate(texts)]
    records = list(reader.pipe(articles))
    assert ids(records) == ["0", "1", "2", "3", "4"]
    assert [record.document.language for record in records] == ["fr", "en", "fr", "en", "fr"]
    assert "language-unsure" not in {issue.kind for record in records for issue in record.issues}


def test_a_language_that_is_told_is_not_guessed() -> None:
    assert Reader(language="fr").read(article("a", ENGLISH)).document.language == "fr"
    assert Reader().read(article("a", ENGLISH, "fr")).document.language == "fr"
    assert Reader(language="en").read(article("a", FRENCH, "fr")).document.language == "fr"


def test_a_text_plainly_in_another_language_is_an_error_that_lists_the_packs(reader: Reader) -> None:
    told: list[PourparlersError] = []
    articles = [article("a", FRENCH), article("b", GERMAN), article("c", ENGLISH)]
    assert ids(list(reader.pipe(articles, lambda _, error: told.append(error)))) == ["a", "c"]
    (error,) = told
    assert (error.code, error.details["language"]) == ("language-unknown", "de")
    assert "en, fr" in error.cause
    assert "--language" in error.remedy


def test_a_text_too_short_to_tell_is_read_by_the_default_pack_with_an_issue(reader: Reader) -> None:
    record = reader.read(article("a", "Oslo, Rome."))
    assert record.document.language == "fr"
    assert "language-unsure" in {issue.kind for issue in record.issues}
