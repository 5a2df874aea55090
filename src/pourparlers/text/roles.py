"""Gives every stretch of prose its part in the article: title, lede, subhead or body.

Only form decides: length, final punctuation, what stands before and after.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pourparlers.text.strips import Strip, by_group, ends_sentence

_LONGEST_TITLE = 260
_LONGEST_SUBHEAD = 130
_LONGEST_QUESTION = 100
_LONGEST_BYLINE = 60
_MOST_IN_GROUP = 5
_LINKS_BEFORE = 5
_LINKS_IN_RUN = 5
_LINKS_AFTER = 3
_LONGEST_LINK = 130
_ALIKE = 40
_NO_HEADING = re.compile(r"[@#]\w|https?:")
# What may stand between two paragraphs without setting the first apart.
_RUNNING = frozenset({"dateline", "bullet", "kicker"})


def assign_roles(text: str, strips: Sequence[Strip]) -> list[Strip]:
    """`strips` with the kind of every stretch of prose settled; some lines turn out to be bylines, slugs or links."""
    settled = _beside_headers(text, strips)
    settled = _slugs(text, settled)
    settled = _roles(text, settled)
    return _links(settled)


def _is_heading(text: str, strip: Strip, longest: int) -> bool:
    """Whether a line of prose is set like a heading: short, and without the full stop of a sentence."""
    length = strip.end - strip.start
    if length > longest or text[strip.end - 1] in ",;:" or ends_sentence(text, strip.start, strip.end, "…"):
        return False
    if text[strip.start].islower() or text.endswith("...", strip.start, strip.end):
        return False
    if _NO_HEADING.search(text, strip.start, strip.end):
        return False
    if ends_sentence(text, strip.start, strip.end, "?!"):
        return length <= _LONGEST_QUESTION and len(strip.sentences) == 1
    return not ends_sentence(text, strip.start, strip.end, ".")


def _beside_headers(text: str, strips: Sequence[Strip]) -> list[Strip]:
    """Names and offices on the lines around a byline or a header, between the same two blank lines."""
    settled: list[Strip] = []
    grouped = bool(strips) and strips[-1].group > 1
    for group in by_group(strips):
        lines = len({strip.line for strip in group})
        beside = (
            grouped
            and 1 < lines <= _MOST_IN_GROUP
            and any(strip.kind in ("header", "byline") for strip in group)
            and all(not strip.is_prose or _is_heading(text, strip, _LONGEST_BYLINE) for strip in group[1:])
        )
        for strip in group:
            if beside and strip.is_prose and strip.line > 0 and _is_heading(text, strip, _LONGEST_BYLINE):
                strip = replace(strip, kind="byline", rule="beside-header")
            settled.append(strip)
    return settled


def _slugs(text: str, strips: Sequence[Strip]) -> list[Strip]:
    """The topic that agencies put before each of several headlines ("UKRAINE-..."), where two lines share it."""
    topics: Counter[str] = Counter()
    for strip in strips:
        topics[_topic(text, strip)] += 1
    settled: list[Strip] = []
    for strip in strips:
        topic = _topic(text, strip)
        if topic and topics[topic] > 1 and strip.is_prose:
            behind = strip.start + len(topic) + 1
            settled.append(replace(strip, end=behind, kind="kicker", rule="shared-slug"))
            (_, last), *others = strip.sentences
            strip = replace(strip, start=behind, sentences=((behind, last), *others))
        settled.append(strip)
    return settled


def _topic(text: str, strip: Strip) -> str:
    """The first half of a hyphenated first word of a heading, in small letters; empty where there is none."""
    if strip.kind == "kicker" and strip.rule and text[strip.end - 1] == "-":
        return text[strip.start : strip.end - 1].lower()
    if not strip.is_prose or not _is_heading(text, strip, _LONGEST_TITLE):
        return ""
    first = text[strip.start : strip.end].split(" ", 1)[0]
    topic, hyphen, rest = first.partition("-")
    return topic.lower() if hyphen and topic.isalpha() and len(topic) > 2 and rest[:1].isupper() else ""


def _roles(text: str, strips: Sequence[Strip]) -> list[Strip]:
    """Title, lede, subhead and body, from the form of each line and from what precedes it."""
    settled: list[Strip] = []
    lede_seen = body_seen = False
    for number, strip in enumerate(strips):
        if strip.kind == "prose":
            before = settled[-1] if settled and settled[-1].line == strip.line else None
            bulleted = before is not None and before.kind == "bullet"
            if before is not None and before.is_prose:
                kind = before.kind
            elif before is not None and before.kind == "page-date":
                kind = "title" if strip.end - strip.start <= _LONGEST_TITLE else "body"
            elif _is_heading(text, strip, _LONGEST_SUBHEAD if body_seen else _LONGEST_TITLE):
                timed = before is not None and before.kind == "dateline"
                kind = "subhead" if body_seen or lede_seen or timed else "lede" if bulleted else "title"
            elif not (lede_seen or body_seen) and _is_lede(text, strips, number):
                kind, lede_seen = "lede", True
            else:
                kind, body_seen = "body", True
            strip = replace(strip, kind=kind)
        settled.append(strip)
    return settled


def _is_lede(text: str, strips: Sequence[Strip], number: int) -> bool:
    """Whether the first paragraph stands apart from the body, or is said again at its head."""
    strip = strips[number]
    if not any(one.is_prose for one in strips[:number]):
        return False
    behind = number + 1
    apart = False
    while behind < len(strips) and not strips[behind].is_prose:
        apart = apart or (strips[behind].line > strip.line and strips[behind].kind not in _RUNNING)
        behind += 1
    if behind == len(strips):
        return False
    following = strips[behind]
    alike = min(_ALIKE, strip.end - strip.start)
    return apart or text[strip.start : strip.start + alike] == text[following.start : following.start + alike]


def _links(strips: list[Strip]) -> list[Strip]:
    """Lists of headings are links to other articles: before the title, in an unbroken run, or after the body."""
    bodies = [number for number, strip in enumerate(strips) if strip.kind in ("body", "lede")]
    long = [number for number in bodies if strips[number].end - strips[number].start > _LONGEST_LINK]
    if not long:
        return strips
    settled = _links_before(strips, long[0])
    for run in _runs(settled, long[0]):
        if len(run) >= _LINKS_IN_RUN:
            settled = _as_links(settled, run)
    trailing = range(long[-1] + 1, len(settled))
    links = [number for number in trailing if settled[number].kind == "subhead"]
    if len(links) >= _LINKS_AFTER and 2 * len(links) > sum(settled[number].is_prose for number in trailing):
        settled = _as_links(settled, links)
    return settled


def _as_links(strips: list[Strip], numbers: Sequence[int]) -> list[Strip]:
    """`strips` with those of `numbers` taken for links."""
    chosen = set(numbers)
    return [
        replace(strip, kind="navigation", rule="link-list") if number in chosen else strip
        for number, strip in enumerate(strips)
    ]


def _links_before(strips: list[Strip], body: int) -> list[Strip]:
    """Of many headings before the body, only the last is the title of this article."""
    headings = [
        number
        for number, strip in enumerate(strips[:body])
        if strip.kind in ("title", "subhead") and not _follows_date(strips, number)
    ]
    if len(headings) < _LINKS_BEFORE:
        return strips
    title = headings[-1]
    others = [number for number in range(headings[0], title) if strips[number].is_prose]
    settled = _as_links(strips, others)
    settled[title] = replace(settled[title], kind="title")
    return settled


def _follows_date(strips: list[Strip], number: int) -> bool:
    """Whether a strip stands on the line of the page's date, as a title does."""
    before = strips[number - 1]
    return number > 0 and before.kind == "page-date" and before.line == strips[number].line


def _runs(strips: list[Strip], body: int) -> Iterator[list[int]]:
    """The runs of whole lines after the start of the body that are all set like headings."""
    run: list[int] = []
    for number in range(body, len(strips)):
        strip = strips[number]
        if strip.kind == "subhead" and strips[number - 1].line != strip.line:
            run.append(number)
        else:
            yield run
            run = []
    yield run
