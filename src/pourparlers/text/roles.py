"""Gives every stretch of prose its part in the article: title, lede, subhead or body.

Only form decides: length, final punctuation, what stands before and after.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pourparlers.text.strips import Strip, by_group, ends_sentence

_LONGEST_TITLE = 260
_LONGEST_SUBHEAD = 130
_LONGEST_QUESTION = 100
_LONGEST_BYLINE = 60
_MOST_IN_GROUP = 5
_LINKS_BEFORE = 5
_LINKS_AFTER = 3
_ALIKE = 40
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
            bulleted = before is not None and before.rule == "bullet"
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
    """Lists of headings before the title or after the body are links to other articles."""
    titles = [number for number, strip in enumerate(strips) if strip.kind == "title"]
    if len(titles) >= _LINKS_BEFORE:
        for number in titles[:-1]:
            if not (number and strips[number - 1].kind == "page-date"):
                strips[number] = replace(strips[number], kind="navigation", rule="link-list")
    last = max((number for number, strip in enumerate(strips) if strip.kind in ("body", "lede")), default=len(strips))
    trailing = [number for number in range(last + 1, len(strips)) if strips[number].kind == "subhead"]
    if len(trailing) >= _LINKS_AFTER:
        for number in trailing:
            strips[number] = replace(strips[number], kind="navigation", rule="link-list")
    return strips
