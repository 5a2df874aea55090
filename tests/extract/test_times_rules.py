"""Every rule of the French time pack gives what its examples say."""

from collections.abc import Iterator

import pytest

from pourparlers.extract.times import infer_publication, read_expression
from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.times import DateLine, Example, TimePack, TimeRule, load_times
from pourparlers.text.layout import Layout

PACK: TimePack = load_times(pack_folder("fr"))


def examples() -> Iterator[tuple[TimeRule, Example, bool]]:
    for rule in PACK.rules:
        for number, example in enumerate(rule.examples):
            yield rule, example, number == 0


def lines() -> Iterator[tuple[DateLine, Example]]:
    for line in PACK.publication.lines:
        for example in line.examples:
            yield line, example


def wanted(example: Example) -> list[str]:
    if example.gives is None:
        return []
    return [example.gives] if isinstance(example.gives, str) else example.gives


@pytest.mark.parametrize(("rule", "example", "own"), list(examples()), ids=lambda item: getattr(item, "id", None))
def test_a_rule_gives_what_its_example_says(rule: TimeRule, example: Example, own: bool) -> None:
    times = read_expression(example.text, PACK, example.date, example.direction, example.after)
    got = [time.value + (f"/{time.end_value}" if time.end_value else "") for time in times]
    assert got == wanted(example)
    if own and times:
        assert rule.id in [time.rule for time in times], "the first example is to be read by the rule itself"


@pytest.mark.parametrize(("line", "example"), list(lines()), ids=lambda item: getattr(item, "id", None))
def test_a_line_gives_what_its_example_says(line: DateLine, example: Example) -> None:
    article = Article(id="x", text=example.text, published=example.date or None)
    found = infer_publication(article, Layout((), (), ()), PACK)
    assert (found.value, found.source) == (example.gives, line.source)
    assert found.span is not None
