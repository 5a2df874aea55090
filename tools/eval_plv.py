#!/usr/bin/env python3
"""Measures which type of event is read between two given parties, on the sentences of Zero-Shot-PLOVER.

usage: eval_plv.py FILE [--model PATH] [--language CODE] [--misses FILE]

FILE is tab-separated: `marked_sentence` holds the sentence with its source in <s></s> and its target in <t></t>,
`gold_root` its PLOVER type; YIELD stands for CONCEDE and RETREAT.  The program reads the bare sentence.  What counts is
the event whose actor is the source and whose recipient is the target, or the one that comes nearest to that; a sentence
without an event of either party is a miss.  A party is known by its words, or as another name of the same state.

The labels follow the older table of CAMEO codes.  PLOVER 2.0 has sanctions, convictions and cyber attacks elsewhere;
a second figure counts these as right where the program files them as PLOVER 2.0 does.
"""

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pourparlers.export.plover import plover_type
from pourparlers.model import Actor, Article, Event, Record
from pourparlers.ontology import load_ontology
from pourparlers.pipeline import Pipeline

Span = tuple[int, int]

NONE = "none"
_TAG = re.compile(r"</?([st])>")
_ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
# Modes that PLOVER 2.0 files under another type than the labels do.
_MOVED = {"discontinue": ("COERCE",), "convict": ("ACCUSE", "COERCE"), "cyber": ("ASSAULT",)}
_WHOLE, _CROSSED = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence: where its source and its target stand, and the type of what passes between them."""

    text: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    root: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program reads between the two parties: a type or `NONE`, the rule, and the word that says so.

    `older` are the types under which the labels file what PLOVER 2.0 files under `root`.
    """

    root: str
    rule: str = ""
    trigger: str = ""
    older: tuple[str, ...] = ()


def main() -> None:
    """Prints the figures and, where asked for, writes the misses."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--model", help="another model than the pack's own")
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--misses", type=Path, help="write each sentence that was read otherwise to this file")
    given = arguments.parse_args()
    cases = read_cases(given.file)
    found = answers(cases, Pipeline.load(given.language, given.model))
    print(report(cases, found))
    if given.misses:
        given.misses.write_text("".join(_misses(cases, found)), encoding="utf8")


def figures(file: Path, language: str = "en", model: str | None = None) -> dict[str, float]:
    """Shares of the sentences: `plv_accuracy` read as labelled, `plv_2_0` as labelled or as PLOVER 2.0 has it,
    `plv_found` with any event of the parties.
    """
    cases = read_cases(file)
    found = answers(cases, Pipeline.load(language, model))
    return {name: count / len(cases) for name, count in _counts(cases, found).items()}


def _counts(cases: Sequence[Case], found: Sequence[Answer]) -> dict[str, int]:
    pairs = list(zip(cases, found, strict=True))
    return {
        "plv_accuracy": sum(answer.root == case.root for case, answer in pairs),
        "plv_2_0": sum(case.root in (answer.root, *answer.older) for case, answer in pairs),
        "plv_found": sum(answer.root != NONE for answer in found),
    }


def read_cases(file: Path) -> list[Case]:
    """The sentences of the file, their marks taken out."""
    with file.open(encoding="utf8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [_case(row["marked_sentence"], row["gold_root"]) for row in rows]


def _case(marked: str, root: str) -> Case:
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    text, end = "", 0
    for tag in _TAG.finditer(marked):
        text += marked[end : tag.start()]
        end = tag.end()
        if tag[0].startswith("</"):
            spans[tag[1]][-1] = (spans[tag[1]][-1][0], len(text))
        else:
            spans[tag[1]].append((len(text), len(text)))
    return Case(text + marked[end:], tuple(spans["s"]), tuple(spans["t"]), root)


def answers(cases: Sequence[Case], pipeline: Pipeline) -> list[Answer]:
    """The answer to each case, in order."""
    articles = (Article(id=str(number), text=case.text) for number, case in enumerate(cases))
    return [answer(case, record) for case, record in zip(cases, pipeline.pipe(articles, 64), strict=True)]


def answer(case: Case, record: Record) -> Answer:
    """The event of the record that fits the parties of the case best; of equals, that nearest to the source."""
    fitting = [event for event in record.events if _told_by_itself(event, record) and fit(event, record, case)]
    if not fitting:
        return Answer(NONE)
    best = max(fitting, key=lambda event: (_between(event, case), fit(event, record, case), -_distance(event, case)))
    report = best.reports[0]
    older = tuple(root for mode in best.mode for root in _MOVED.get(mode, ()))
    return Answer(root_of(best), report.rule, case.text[report.trigger.start : report.trigger.end], older)


def root_of(event: Event) -> str:
    """The type under which the sentences file an event: what is promised is AGREE, what is announced THREATEN."""
    name = plover_type(event)
    if event.status == "planned" and load_ontology().quad(name).endswith("conflict"):
        return "THREATEN"
    return _ROOTS.get(name, name)


def _told_by_itself(event: Event, record: Record) -> bool:
    """True for an event that is neither denied nor the content of another."""
    if event.status in ("denied", "cancelled"):
        return False
    return event.status == "actual" or not any(event.id in outer.content for outer in record.events)


def fit(event: Event, record: Record, case: Case) -> float:
    """How well the parties of an event fit: actor the source, recipient the target; half where they are crossed."""
    actors, recipients = _parties(event.actor, record), _parties(event.recipient, record)
    source, target = _named(record.actors, case.source), _named(record.actors, case.target)
    straight = _WHOLE * _same(actors, source) + _WHOLE * _same(recipients, target)
    crossed = _CROSSED * _same(recipients, source) + _CROSSED * _same(actors, target)
    return max(straight, crossed, _WHOLE * (_same(actors, source) + _same(actors, target) * (not event.recipient)))


def _parties(ids: Iterable[str], record: Record) -> frozenset[str]:
    wanted = frozenset(ids)
    return frozenset(actor.affiliation for actor in record.actors if actor.id in wanted)


def _named(actors: Iterable[Actor], spans: Sequence[Span]) -> frozenset[str]:
    """Whom the words in `spans` name, by affiliation."""
    return frozenset(
        actor.affiliation
        for actor in actors
        if any(begin < last and first < end for begin, end in spans for first, last in actor.mentions)
    )


def _same(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours.isdisjoint(theirs)


def _between(event: Event, case: Case) -> bool:
    """False for an event that only describes a party: "the coalition fighting the rebels"."""
    trigger = event.reports[0].trigger
    return not any(begin <= trigger.start and trigger.end <= end for begin, end in (*case.source, *case.target))


def _distance(event: Event, case: Case) -> int:
    """Characters from the word that names the event to the source, about which the sentence speaks."""
    trigger = event.reports[0].trigger
    return min((max(begin - trigger.end, trigger.start - end, 0) for begin, end in case.source), default=0)


def report(cases: Sequence[Case], found: Sequence[Answer]) -> str:
    """Accuracy over all and by type, and what each type is most often taken for."""
    taken: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case, got in zip(cases, found, strict=True):
        taken[case.root][got.root] += 1
    lines = [f"{name:12} {n / len(cases):.3f}  {n}/{len(cases)}" for name, n in _counts(cases, found).items()]
    said = Counter(got.root for got in found)
    for root, row in sorted(taken.items()):
        others = ", ".join(f"{name} {count}" for name, count in row.most_common() if name != root)
        precision = row[root] / said[root] if said[root] else 0.0
        lines.append(f"{root:12} {row[root] / row.total():.3f}  {row[root]}/{row.total()}  P {precision:.2f}  {others}")
    return "\n".join(lines)


def _misses(cases: Sequence[Case], found: Sequence[Answer]) -> Iterable[str]:
    """One line a miss: right type, type read, rule, word, and the sentence with its parties marked."""
    for case, got in zip(cases, found, strict=True):
        if got.root != case.root:
            yield f"{case.root}\t{got.root}\t{got.rule}\t{got.trigger}\t{_marked(case)}\n"


def _marked(case: Case) -> str:
    text = case.text
    marks = [(*span, "S") for span in case.source] + [(*span, "T") for span in case.target]
    for begin, end, name in sorted(marks, reverse=True):
        text = f"{text[:begin]}[{text[begin:end]}]{name}{text[end:]}"
    return text


if __name__ == "__main__":
    main()
