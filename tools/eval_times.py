#!/usr/bin/env python3
"""Measures the temporal tagger.

usage: eval_times.py gold FILE... [--language CODE] [--model PATH] [--misses]     records with annotated times
       eval_times.py specs FILE [--language CODE] [--model PATH] [--references FILE] [--misses]
                                                              the date-time cases of Recognizers-Text, as JSON

The pipeline is that of the pack of the language (French by default) unless `--model` names another.

`gold` counts as the scorer does: spans match when they overlap, the best pair first; optional times count neither way.
`specs` keeps the cases whose expected values map to ours (see `expected`) and says how many were left out, and why.
Most French cases lack a reference day: it is that of the English case (`--references`) that expects the same values.
"""

import argparse
import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pourparlers.extract.times import Publication, find_times, infer_publication
from pourparlers.model import Article, Time
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.packs.times import load_times
from pourparlers.text.clean import clean
from pourparlers.text.parse import Parser, load_model, model_path

Span = tuple[int, int]


def main() -> None:
    """Runs one of the two measurements."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("kind", choices=["gold", "specs"])
    arguments.add_argument("files", nargs="+", type=Path)
    arguments.add_argument("--model")
    arguments.add_argument("--language", default="fr")
    arguments.add_argument("--references", type=Path, help="cases in another language to take reference days from")
    arguments.add_argument("--misses", action="store_true", help="list every difference")
    given = arguments.parse_args()
    run = Runner(given.model, given.language)
    tally: Counter[str] = Counter()
    misses: list[str] = []
    for file in given.files:
        if given.kind == "gold":
            measure_gold(file, run, tally, misses)
        else:
            measure_specs(file, run, tally, misses, references(given.references))
    if given.misses:
        print("\n".join(misses), file=sys.stderr)
    report(tally)


class Runner:
    """The steps of the program up to times."""

    def __init__(self, model: str | None, language: str) -> None:
        folder = pack_folder(language)
        self.language = language
        self.noise = load_noise(folder)
        self.times = load_times(folder)
        self.parser = Parser(load_model(model or model_path(folder, "model")))

    def read(self, articles: list[Article]) -> Iterator[tuple[Article, Publication, list[Time]]]:
        """Each article with its publication and its times."""
        layouts = [clean(article, self.noise) for article in articles]
        for analysis in self.parser.parse(zip(articles, layouts, strict=True)):
            published = infer_publication(analysis.article, analysis.layout, self.times)
            yield analysis.article, published, find_times(analysis, self.times, published)[0]


def measure_gold(file: Path, run: Runner, tally: Counter[str], misses: list[str]) -> None:
    """Adds the counts of one gold file."""
    golds = [json.loads(line) for line in file.read_text(encoding="utf8").splitlines() if line.strip()]
    golds = [gold for gold in golds if gold.get("lang") == run.language and "times" in gold]
    articles = [Article(id=gold["id"], text=gold["text"]) for gold in golds]
    for gold, (_, published, times) in zip(golds, run.read(articles), strict=True):
        wanted = [dict(item, span=place(gold["text"], item)) for item in gold["times"]]
        compare(gold["id"], gold["text"], wanted, times, tally, misses)
        if gold.get("published"):
            tally["published_gold"] += 1
            tally["published"] += published.value == gold["published"]
            if published.value != gold["published"]:
                misses.append(f"{gold['id']} published: gold {gold['published']} got {published}")


def place(text: str, item: dict[str, Any]) -> Span:
    """The nth occurrence of the words of `item` in `text`."""
    at = -1
    for _ in range(item.get("nth", 1)):
        at = text.find(item["text"], at + 1)
    return at, at + len(item["text"])


def overlap(first: Span, second: Span) -> float:
    """Intersection over union of two spans."""
    inside = max(0, min(first[1], second[1]) - max(first[0], second[0]))
    return inside / ((first[1] - first[0]) + (second[1] - second[0]) - inside) if inside else 0.0


def compare(
    name: str, text: str, wanted: list[dict[str, Any]], times: list[Time], tally: Counter[str], misses: list[str]
) -> None:
    """Adds the counts of one document: greedy pairs by overlap, optional times neither asked for nor punished."""
    pairs = sorted(
        ((overlap(w["span"], (t.start, t.end)), i, j) for i, w in enumerate(wanted) for j, t in enumerate(times)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    of: dict[int, int] = {}
    used: set[int] = set()
    for weight, i, j in pairs:
        if weight > 0 and i not in of and j not in used:
            of[i] = j
            used.add(j)
    for i, item in enumerate(wanted):
        if item.get("optional"):
            continue
        tally["gold"] += 1
        got = times[of[i]] if i in of else None
        tally["span"] += got is not None
        tally["value"] += got is not None and got.value == item["value"]
        if got is None or got.value != item["value"]:
            misses.append(f"{name} {_around(text, item['span'])}: gold {item['value']} got {_show(got)}")
    optional = sum(1 for i in of if wanted[i].get("optional"))
    tally["found"] += len(times) - optional
    for j, time in enumerate(times):
        if j not in used:
            misses.append(f"{name} {_around(text, (time.start, time.end))}: not in gold, got {_show(time)}")


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span[0] - 40) : span[0]], text[span[1] : span[1] + 25]
    return f"{before}[[{text[span[0] : span[1]]}]]{after}".replace("\n", "¶")


def _show(time: Time | None) -> str:
    return f"{time.value} ({time.rule})" if time else "nothing"


def references(file: Path | None) -> dict[str, str]:
    """The reference time of every set of expected values that one reference time alone has in the cases of `file`."""
    times: dict[str, set[str]] = {}
    for case in json.loads(file.read_text(encoding="utf-8-sig")) if file else []:
        reference = (case.get("Context") or {}).get("ReferenceDateTime")
        if reference:
            times.setdefault(_expects(case), set()).add(reference)
    return {values: next(iter(found)) for values, found in times.items() if len({day[:10] for day in found}) == 1}


def _expects(case: dict[str, Any]) -> str:
    return json.dumps([result.get("Resolution") for result in case["Results"]], sort_keys=True)


def measure_specs(file: Path, run: Runner, tally: Counter[str], misses: list[str], known: dict[str, str]) -> None:
    """Adds the counts of one file of cases."""
    cases = json.loads(file.read_text(encoding="utf-8-sig"))
    kept = []
    for number, case in enumerate(cases):
        if _day(case) is None and case["Results"] and _expects(case) in known:
            case["Context"] = {"ReferenceDateTime": known[_expects(case)]}
        wanted, why = expected(case)
        tally[f"cases {why}"] += 1
        if wanted is not None:
            kept.append((number, case, wanted))
    articles = [Article(id=str(number), text=case["Input"], published=_day(case)) for number, case, _ in kept]
    for (number, case, wanted), (_, _, times) in zip(kept, run.read(articles), strict=True):
        compare_loosely(f"{number} [{_day(case)}]", case["Input"], wanted, times, tally, misses)


def _day(case: dict[str, Any]) -> str | None:
    context = case.get("Context") or {}
    value = context.get("ReferenceDateTime")
    return value[:10] if value else None


def expected(case: dict[str, Any]) -> tuple[list[dict[str, Any]] | None, str]:
    """What a case expects in our terms, or None and why the case is left out.

    A date, week, month, season or year is its TIMEX value; where the case offers a past and a future reading either is
    right; a range is its first day; a duration or set is itself; a time of day without a date is its clock on the
    reference day.  Left out: cases without a reference day, with unresolved or business-day values, with merged
    time ranges, and readings that our values do not know.
    """
    if _day(case) is None:
        return None, "without a reference day"
    wanted = []
    for result in case["Results"]:
        values = (result.get("Resolution") or {}).get("values", [])
        if "Start" not in result:
            return None, "left out: without offsets"
        kind = result.get("TypeName", "").rpartition(".")[2]
        options = {option for value in values for option in _options(kind, value, _day(case) or "")}
        if not options:
            return None, f"left out: {kind}"
        span = (result["Start"], result["End"] + 1)
        wanted.append({"span": span, "values": options})
    return wanted, "kept"


def _options(kind: str, value: dict[str, Any], reference: str) -> Iterator[str]:
    """The values that count as right for one resolution."""
    timex = value.get("timex", "")
    if kind == "duration" or kind == "set":
        if re.fullmatch(r"P(T?[\d.]+[YMWDHS])+", timex) or re.fullmatch(r"XXXX-WXX-\d", timex):
            yield timex
        return
    if re.fullmatch(r"\d{4}(-W\d\d(-WE)?|-\d\d(-\d\d)?|-(SP|SU|FA|WI))?(T(MO|AF|EV|NI))?", timex):
        yield timex
        return
    if kind == "date" and value.get("value", "")[:4].isdigit():
        yield value["value"]
    elif kind == "datetime" and value.get("value", "")[:4].isdigit():
        yield value["value"][:16].replace(" ", "T")
    elif kind == "time" and re.fullmatch(r"\d\d:\d\d:\d\d", value.get("value", "")):
        yield f"{reference}T{value['value'][:5]}"
    elif kind == "daterange" and value.get("start", "")[:4].isdigit():
        yield from _range_options(timex, value["start"])


def _range_options(timex: str, start: str) -> Iterator[str]:
    """What a range may be to us: its first day, month or year, the period that it makes up, or its length."""
    if re.fullmatch(r"XXXX-\d\d", timex):
        yield start[:7]
        return
    yield start
    length = timex.rpartition(",")[2].rstrip(")")
    if re.fullmatch(r"P\d+[YMWD]", length):
        yield length
    if length.endswith("M") or length.endswith("Y"):
        yield start[:7]
    if length.endswith("Y") or (length.endswith("M") and start.endswith("01-01")):
        yield start[:4]
    month = int(start[5:7])
    periods = {"P10Y": start[:3], "P100Y": start[:2], "P3M": f"{start[:4]}-Q{(month + 2) // 3}"}
    periods["P6M"] = f"{start[:4]}-H{1 if month <= 6 else 2}"
    if length in periods:
        yield periods[length]


def compare_loosely(
    name: str, text: str, wanted: list[dict[str, Any]], times: list[Time], tally: Counter[str], misses: list[str]
) -> None:
    """Adds the counts of one case: each expected reading wants an overlapping time, any of its values is right."""
    left = list(times)
    for item in wanted:
        tally["gold"] += 1
        near = [time for time in left if overlap(item["span"], (time.start, time.end)) > 0]
        right = [time for time in near if any(same(time, value) for value in item["values"])]
        for time in near:
            left.remove(time)
        tally["span"] += bool(near)
        tally["value"] += bool(right)
        tally["found"] += bool(near)
        if not right:
            got = ", ".join(_show(time) for time in near) or "nothing"
            misses.append(f"{name} {_around(text, item['span'])}: {sorted(item['values'])} got {got}")
    tally["found"] += len(left)
    for time in left:
        misses.append(f"{name} {_around(text, (time.start, time.end))}: not expected, got {_show(time)}")


def same(time: Time, value: str) -> bool:
    """Whether a time has a value of a case.

    "il y a deux mois", "la semaine du 10" are days to the cases, a month and a week to us; halves of an hour are
    counted in minutes.
    """
    if time.value == value or value == {"PT30M": "PT0.5H", "PT90M": "PT1.5H"}.get(time.value):
        return True
    coarse = time.precision in ("week", "month", "year") and ".date.month" not in time.rule
    if not coarse or not re.fullmatch(r"\d{4}-\d\d-\d\d.*", value):
        return False
    year, week, _ = dt.date.fromisoformat(value[:10]).isocalendar()
    return value.startswith(time.value) or time.value == f"{year:04}-W{week:02}"


def report(tally: Counter[str]) -> None:
    """Prints precision, recall and F1 of spans and of values."""
    for key in sorted(key for key in tally if key.startswith("cases ")):
        print(f"{key:40} {tally[key]}")
    for kind in ("span", "value"):
        precision = tally[kind] / tally["found"] if tally["found"] else 0.0
        recall = tally[kind] / tally["gold"] if tally["gold"] else 0.0
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"{kind:8} precision {precision:.3f} recall {recall:.3f} F1 {both:.3f}")
    print(f"expected {tally['gold']}, found {tally['found']}")
    if tally["published_gold"]:
        print(f"published {tally['published']}/{tally['published_gold']}")


if __name__ == "__main__":
    main()
