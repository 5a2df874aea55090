"""Another language is another file: the engine knows none."""

from pathlib import Path

import pytest

from pourparlers.extract.times import read_expression
from pourparlers.packs.times import TimePack, load_times

ENGLISH = """
values:
  month: {1: [January, "Jan."], 2: [February], 12: [December]}
  weekday: {1: [Monday], 2: [Tuesday], 3: [Wednesday], 4: [Thursday], 5: [Friday], 6: [Saturday], 7: [Sunday]}
  unit: {D: [day, days], W: [week, weeks], TH: [hour, hours]}
  turn: {-1: [last], 1: [next]}
  deictic: {-1: [yesterday], 1: [tomorrow]}
  part: {TMO: [morning], TEV: [evening]}
words:
  the: [the]
  of: [of]
  comma: [","]
  function_word: [to, in, on]
numbers:
  words: {one: 1, two: 2, three: 3, twenty: 20, hundred: 100}
  multipliers: [100]
  glue: ["-"]
  links: [and]
  linked: [1, 2, 3]
  ordinal_suffixes: [st, nd, rd, th]
  first_day_suffixes: [st]
  decimal: "."
feasts: {}
macros:
  tail: '[part]'
rules:
  - id: en.date
    pattern: 'month ( day | ordinal:day ) [ [comma] year ]'
    op: calendar
    examples: [{text: "January 10", date: "2021-12-28", gives: "2022-01-10"}]
  - id: en.date.day-first
    pattern: '( day | ordinal:day ) [of] month [year]'
    op: calendar
    examples: [{text: "10 January", date: "2021-12-28", gives: "2022-01-10"}]
  - id: en.weekday
    pattern: 'weekday {tail}'
    op: weekday
    examples: [{text: "Monday", date: "2021-12-28", gives: "2021-12-27"}]
  - id: en.period
    pattern: 'turn unit'
    op: period
    examples: [{text: "last week", date: "2021-12-28", gives: "2021-W51"}]
  - id: en.day
    pattern: 'deictic {tail}'
    op: deictic
    examples: [{text: "yesterday evening", date: "2021-12-28", gives: "2021-12-27TEV"}]
  - id: en.ago
    pattern: 'number unit "ago"'
    op: shift
    args: {later: -1, anchor: publication}
    examples: [{text: "twenty-two days ago", date: "2021-12-28", gives: "2021-12-06"}]
ranges:
  - {opening: [from], link: [to]}
tense:
  {planned: [plan], recent: [], summons: [], postponing: [], target: [], since: [since], until: [until],
   prospective: [], implicative: [], having: [have], unaccusative: [], future_endings: [], past_endings: [ed]}
publication:
  header: '^date (\\\\d{4}-\\\\d{2})'
  past: [has]
  prospective: [will]
  this: [this]
  lines: []
"""


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> TimePack:
    folder: Path = tmp_path_factory.mktemp("en")
    (folder / "time.yaml").write_text(ENGLISH.replace("\\\\\\\\", "\\\\"), encoding="utf8")
    return load_times(folder)


def test_its_rules_give_what_their_examples_say(pack: TimePack) -> None:
    for rule in pack.rules:
        for example in rule.examples:
            times = read_expression(example.text, pack, example.date)
            assert [(time.value, time.rule) for time in times] == [(example.gives, rule.id)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on January 2nd, 2022, and on Monday morning", ["2022-01-02", "2021-12-27TMO"]),
        ("from 10 January to 12 January", ["2022-01-10", "2022-01-12"]),
        ("until Friday", ["2021-12-31"]),
        ("since the 1st of December", ["2021-12-01"]),
    ],
)
def test_it_reads_sentences(pack: TimePack, text: str, values: list[str]) -> None:
    assert [time.value for time in read_expression(text, pack, "2021-12-28")] == values
