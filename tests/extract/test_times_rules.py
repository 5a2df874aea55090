"""Every rule of the time packs gives what its examples say."""

from collections.abc import Iterator

import pytest

from pourparlers.extract.times import infer_publication, read_expression
from pourparlers.model import Article
from pourparlers.packs.loader import languages, pack_folder
from pourparlers.packs.times import DateLine, Example, TimePack, TimeRule, load_times
from pourparlers.text.layout import Layout

PACKS: list[TimePack] = [load_times(pack_folder(language)) for language in languages()]


def examples() -> Iterator[tuple[TimePack, TimeRule, Example, bool]]:
    for pack in PACKS:
        for rule in pack.rules:
            for number, example in enumerate(rule.examples):
                yield pack, rule, example, number == 0


def lines() -> Iterator[tuple[TimePack, DateLine, Example]]:
    for pack in PACKS:
        for line in pack.publication.lines:
            for example in line.examples:
                yield pack, line, example


def wanted(example: Example) -> list[str]:
    if example.gives is None:
        return []
    return [example.gives] if isinstance(example.gives, str) else example.gives


@pytest.mark.parametrize(("pack", "rule", "example", "own"), list(examples()), ids=lambda item: getattr(item, "id", ""))
def test_a_rule_gives_what_its_example_says(pack: TimePack, rule: TimeRule, example: Example, own: bool) -> None:
    times = read_expression(example.text, pack, example.date, example.direction, example.after)
    got = [time.value + (f"/{time.end_value}" if time.end_value else "") for time in times]
    assert got == wanted(example)
    if own and times:
        assert rule.id in [time.rule for time in times], "the first example is to be read by the rule itself"


@pytest.mark.parametrize(("pack", "line", "example"), list(lines()), ids=lambda item: getattr(item, "id", ""))
def test_a_line_gives_what_its_example_says(pack: TimePack, line: DateLine, example: Example) -> None:
    article = Article(id="x", text=example.text, published=example.date or None)
    found = infer_publication(article, Layout((), (), ()), pack)
    assert (found.value, found.source) == (example.gives, line.source)
    assert found.span is not None
