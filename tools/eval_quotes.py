#!/usr/bin/env python3
"""Measures attribution on PolNeAR: what was said, and who said it.

usage: eval_quotes.py FOLDER [--model PATH] [--language CODE] [--misses]
       FOLDER holds text/*.txt and attributions/*.ann (brat standoff), as the corpus is published

Its attributions are wider than our quotes: beliefs, wishes, demands, accusations and what polls show count there, as
do words with no source.  So recall stands in three rows: all attributions, those whose cue is one of the pack's speech
verbs or source phrases, and those that hold quotation marks.  Precision is that of all we find, against all of them.
A content is compared by its words, without a leading complementizer, the cue and the source; quotes before and after
one cue, which we keep apart, are put together.  `exact` is where the words are the same, `overlap` where at least four
fifths of the words of both are shared.  The source is
compared among the contents found (a third of the words shared): `head` where the word that we take for the speaker
stands in the annotated source, `exact` and `overlap` (half of the words shared) by the words of its noun phrase.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pourparlers.extract.speech import Speech, find_speech
from pourparlers.extract.speech.lexicon import lexicon_of
from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.packs.speech import load_speech
from pourparlers.text.analysis import Analysis
from pourparlers.text.clean import clean
from pourparlers.text.parse import Parser, load_model, model_path

FOUND, NEAR, HALF = 1 / 3, 0.8, 0.5
_WORD = re.compile(r"\w+(?:['’]\w+)*|[$%]")
_QUOTED = re.compile(r"[\"“”‘]")
ROWS = ("all", "speech verb", "quoted")

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution: the offsets of the words of its content, source and cue, and what the cue is."""

    content: Words
    source: Words
    cue_words: Words
    cue: str
    quoted: bool
    start: int
    end: int


def attributions(text: str, annotation: str, complementizers: frozenset[str]) -> list[Attribution]:
    """The attributions of one article, from the lines of its `.ann` file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in annotation.splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            spans[name] = [(int(a), int(b)) for a, b in (piece.split() for piece in places.split(";"))]
        elif name.startswith("E"):
            parts: dict[str, list[tuple[int, int]]] = {"Content": [], "Source": [], "Cue": []}
            for role, _, key in (item.partition(":") for item in rest.split()):
                parts.setdefault(role.rstrip("0123456789"), []).extend(spans.get(key, []))
            if parts["Content"]:
                found.append(_attribution(text, parts, complementizers))
    return found


def _attribution(text: str, parts: dict[str, list[tuple[int, int]]], complementizers: frozenset[str]) -> Attribution:
    start, end = min(a for a, _ in parts["Content"]), max(b for _, b in parts["Content"])
    cue = " ".join(text[a:b] for a, b in sorted(parts["Cue"])).lower()
    words = [word for a, b in parts["Content"] for word in words_of(text, a, b)]
    if words and _WORD.match(text, words[0]).group().lower() in complementizers:  # type: ignore[union-attr]
        words = words[1:]
    source = frozenset(word for a, b in parts["Source"] for word in words_of(text, a, b))
    said = frozenset(word for a, b in parts["Cue"] for word in words_of(text, a, b))
    return Attribution(
        frozenset(words) - said - source, source, said, cue, bool(_QUOTED.search(text, start, end)), start, end
    )


def words_of(text: str, start: int, end: int) -> list[int]:
    """Where the words of a stretch begin."""
    return [match.start() for match in _WORD.finditer(text, start, end)]


def shared(first: Words, second: Words) -> float:
    """Intersection over union."""
    return len(first & second) / len(first | second) if first | second else 0.0


class Runner:
    """The steps of the program up to reported speech."""

    def __init__(self, language: str, model: str | None) -> None:
        folder = pack_folder(language)
        self.pack = load_speech(folder)
        self.noise = load_noise(folder)
        self.parser = Parser(load_model(model or model_path(folder, "model")))

    def read(self, articles: list[Article]) -> Iterator[tuple[Analysis, list[Speech]]]:
        """Each article's analysis and the quotes found in it, those inside others left out."""
        layouts = [clean(article, self.noise) for article in articles]
        for analysis in self.parser.parse(zip(articles, layouts, strict=True)):
            speeches = find_speech(analysis, self.pack)[0]
            yield analysis, speeches

    def speaks(self, cue: str) -> bool:
        """Whether an annotated cue holds a speech verb of the pack or is a source phrase."""
        lexicon = lexicon_of(self.pack)
        return lexicon.sources.match(cue, 0) is not None or any(w in lexicon.forms for w in re.findall(r"\w+", cue))


def source_words(analysis: Analysis, speech: Speech) -> Words:
    """The words of the speaker's noun phrase: the stretch of the head's subtree around it, up to a comma."""
    if speech.speaker is None:
        return frozenset()
    head = analysis.doc[speech.speaker]
    kept = {token.i for token in head.subtree}
    first = last = head.i
    while first - 1 in kept and analysis.doc[first - 1].text != ",":
        first -= 1
    while last + 1 in kept and analysis.doc[last + 1].text != ",":
        last += 1
    span = analysis.span(first, last)
    return frozenset(words_of(analysis.article.text, span.start, span.end))


def evaluate(
    folder: Path, language: str = "en", model: str | None = None, misses: list[str] | None = None
) -> dict[str, float]:
    """All figures, by name, for the articles in `folder`; `misses` receives a line for every difference."""
    run = Runner(language, model)
    files = sorted((folder / "text").glob("*.txt"))
    notes = {path.stem.rpartition("_")[0]: path for path in (folder / "attributions").glob("*.ann")}
    files = [path for path in files if path.stem in notes]
    articles = [Article(id=path.stem, text=path.read_text(encoding="utf8"), language=language) for path in files]
    tally: Counter[str] = Counter(articles=len(articles))
    for analysis, speeches in run.read(articles):
        article = analysis.article
        annotation = notes[article.id].read_text(encoding="utf8")
        wanted = attributions(article.text, annotation, run.pack.complementizers)
        _compare(analysis, wanted, speeches, run, tally, [] if misses is None else misses)
    return figures(tally)


def _compare(
    analysis: Analysis,
    wanted: list[Attribution],
    speeches: list[Speech],
    run: Runner,
    tally: Counter[str],
    misses: list[str],
) -> None:
    """Adds the counts of one article: pairs by the share of words in common, the best first."""
    text = analysis.article.text
    contents = [frozenset(words_of(text, s.span.start, s.span.end)) for s in speeches]
    of = _pairs(wanted, contents)
    joined = _pieces(wanted, contents, of)
    tally["found"] += len(speeches) - sum(len(pieces) - 1 for pieces in joined.values())
    for i, item in enumerate(wanted):
        share = _share(item, [contents[j] for j in joined.get(i, ())])
        rows = [row for row, fits in zip(ROWS, (True, run.speaks(item.cue), item.quoted), strict=True) if fits]
        for row in rows:
            tally[f"gold {row}"] += 1
            tally[f"exact {row}"] += share == 1
            tally[f"overlap {row}"] += share >= NEAR
        if i in joined:
            _compare_source(analysis, item, speeches[of[i]], tally, misses)
        if share < NEAR:
            got = speeches[of[i]] if i in joined else None
            misses.append(
                f"{analysis.article.id} MISS {rows} {item.cue!r} "
                f"{_around(text, item.start, item.end)}{_show(text, got)}"
            )
    for j, speech in enumerate(speeches):
        if not any(j in pieces for pieces in joined.values()):
            where = _around(text, speech.span.start, speech.span.end)
            misses.append(f"{analysis.article.id} EXTRA {speech.rule} {speech.cue_kind} {where}")


def _share(item: Attribution, pieces: list[Words]) -> float:
    """How much of the content is found, words of the annotated source and cue between its pieces left out."""
    return shared(item.content, frozenset().union(*pieces) - item.source - item.cue_words)


def _pairs(wanted: list[Attribution], contents: list[Words]) -> dict[int, int]:
    """Which of our contents is taken for each annotated one."""
    pairs = sorted(
        ((_share(w, [c]), i, j) for i, w in enumerate(wanted) for j, c in enumerate(contents) if w.content & c),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    of: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in pairs:
        if i not in of and j not in used:
            of[i] = j
            used.add(j)
    return of


def _pieces(wanted: list[Attribution], contents: list[Words], of: dict[int, int]) -> dict[int, list[int]]:
    """The contents that make up each annotated one together: quotes before and after their cue are one there."""
    joined: dict[int, list[int]] = {}
    for i, first in of.items():
        free = [j for j, words in enumerate(contents) if j not in of.values() and words]
        inner = [j for j in free if len(contents[j] & wanted[i].content) > HALF * len(contents[j])]
        if _share(wanted[i], [contents[j] for j in (first, *inner)]) >= FOUND:
            joined[i] = [first, *inner]
    return joined


def _compare_source(
    analysis: Analysis, item: Attribution, speech: Speech, tally: Counter[str], misses: list[str]
) -> None:
    if not item.source:
        return
    words, token = source_words(analysis, speech), speech.speaker
    start = analysis.span(token, token).start if token is not None else -1
    tally["sources"] += 1
    tally["source head"] += start in item.source
    tally["source exact"] += words == item.source
    tally["source overlap"] += shared(words, item.source) >= HALF
    tally["source inherited"] += token is None
    if start not in item.source:
        text = analysis.article.text
        name = None if token is None else analysis.doc[token].text
        source = text[min(item.source) : max(item.source) + 12]
        misses.append(
            f"{analysis.article.id} SOURCE {speech.rule} gold {source!r} got {name!r} "
            f"{_around(text, item.start, item.end)}"
        )


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 110) : start]}[[{text[start:end]}]]{text[end : end + 70]}".replace("\n", "¶")


def _show(text: str, speech: Speech | None) -> str:
    return f" GOT {speech.rule} {text[speech.span.start : speech.span.end]!r}" if speech else ""


def figures(tally: Counter[str]) -> dict[str, float]:
    """Precision and recall by name: `content exact precision`, `content overlap recall quoted`, `source head` ..."""
    result: dict[str, float] = {
        "articles": tally["articles"],
        "attributions": tally["gold all"],
        "found": tally["found"],
    }
    for measure in ("exact", "overlap"):
        precision = tally[f"{measure} all"] / tally["found"] if tally["found"] else 0.0
        result[f"content {measure} precision"] = precision
        for row in ROWS:
            recall = tally[f"{measure} {row}"] / tally[f"gold {row}"] if tally[f"gold {row}"] else 0.0
            result[f"content {measure} recall {row}"] = recall
    for measure in ("head", "exact", "overlap"):
        result[f"source {measure}"] = tally[f"source {measure}"] / tally["sources"] if tally["sources"] else 0.0
        attached = tally["sources"] - tally["source inherited"]
        result[f"source {measure} of named"] = tally[f"source {measure}"] / attached if attached else 0.0
    return result


def main() -> None:
    """Prints the figures as a table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--model")
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--misses", action="store_true", help="list every difference")
    given = arguments.parse_args()
    misses: list[str] = []
    for name, value in evaluate(given.folder, given.language, given.model, misses).items():
        print(f"{name:36} {value:.3f}" if value <= 1 else f"{name:36} {value:.0f}")
    if given.misses:
        print("\n".join(misses), file=sys.stderr)


if __name__ == "__main__":
    main()
