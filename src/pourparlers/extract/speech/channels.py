"""Agencies, papers, networks and sites through which words reached the author."""

from dataclasses import dataclass

from pourparlers.extract.speech.model import Cue, Draft
from pourparlers.extract.speech.scene import NOMINAL, Scene
from pourparlers.text.plain import plain

# How far behind the head of the speaker's phrase a channel's name may stand ("l'agence officielle X"), and how many
# sentences an interview reaches.
_NAME, _PARAGRAPH = 4, 3


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel named in the text: canonical name, first and last token."""

    name: str
    first: int
    last: int
    led: bool


def find_channels(scene: Scene) -> list[Channel]:
    """Every channel that the narrator names; `led` where a preposition or the like brings it in."""
    found: list[Channel] = []
    text = plain(scene.text)
    i = 0
    while i < scene.size:
        hit = scene.lexicon.channels.match(text, scene.starts[i])
        if hit is None:
            i += 1
            continue
        name, end = hit
        last = i
        while last + 1 < scene.size and scene.starts[last + 1] < end:
            last += 1
        if scene.free(i) or _only_name(scene, i, last):
            found.append(Channel(name, i, last, _led(scene, i)))
        i = last + 1
    return found


def _only_name(scene: Scene, first: int, last: int) -> bool:
    """Whether quotation marks hold the name and nothing else."""
    region = scene.inside[first]
    return region >= 0 and scene.regions[region].first == first and scene.regions[region].last == last


def _led(scene: Scene, i: int) -> bool:
    """Whether a lead ("à", "cité par") stands before the name; articles, channel nouns and marks may come between."""
    k = i - 1
    for _ in range(6):
        if k < 0 or scene.unit_of[k] != scene.unit_of[i]:
            return False
        word = scene.low[k]
        if scene.match(scene.lexicon.leads, k) is not None and scene.pos[k] not in NOMINAL:
            return True
        between = scene.pos[k] in {"DET", "ADJ"} or word in scene.lexicon.words.channel_nouns or scene.mark[k] >= 0
        if not between:
            return False
        k -= 1
    return False


def speaks_for_state(scene: Scene, token: int, channels: list[Channel]) -> bool:
    """Whether the channel named at `token` is the voice of its government: an official agency, a state organ."""
    for channel in channels:
        if token - 1 <= channel.first <= token + 3 or channel.first <= token <= channel.last:
            words = scene.low[max(0, channel.first - 3) : channel.last + 3]
            return channel.name in scene.lexicon.words.organs or any(
                word in scene.lexicon.words.official for word in words
            )
    return False


def is_channel(scene: Scene, token: int | None, channels: list[Channel]) -> bool:
    """Whether the noun phrase headed by `token` is a channel or a noun that a channel's name follows."""
    if token is None:
        return False
    for channel in channels:
        if channel.first <= token <= channel.last:
            return True
        named = scene.low[token] in scene.lexicon.words.channel_nouns
        if named and (token < channel.first <= token + 3 or token - 3 < channel.last < token):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Found:
    """What is known when channels are given out: all of them, the cues by token, those inverted, the words reported."""

    channels: list[Channel]
    cues: dict[int, Cue]
    asides: set[int]
    taken: list[bool]


def channels_of(scene: Scene, draft: Draft, found: Found) -> list[Channel]:
    """The channels around the words, in the unit of the cue; else that of the interview the paragraph reports."""
    if draft.inherit and draft.cue is None and draft.source is None:
        return []
    at = draft.cue.token if draft.cue is not None else draft.source[0] if draft.source else draft.first
    unit = scene.unit_of[at]
    near = [c for c in found.channels if scene.unit_of[c.first] == unit and _carries(scene, c, draft, found)]
    return near or _hosts(scene, unit, draft, found)


def _carries(scene: Scene, channel: Channel, draft: Draft, found: Found) -> bool:
    """Whether a channel in the same unit is the one that the words came through."""
    inside = draft.first <= channel.first <= draft.last and not any(a <= channel.first <= b for a, b in draft.skip)
    if inside or found.taken[channel.first]:
        return False
    if draft.speaker is not None and 0 <= channel.first - draft.speaker <= _NAME:
        return True
    near = scene.low[channel.last + 1 : channel.last + 5]
    if (
        draft.cue is not None
        and channel.last < draft.cue.first
        and not set(near).isdisjoint(scene.lexicon.words.citing)
    ):
        begin = scene.units[scene.unit_of[channel.first]][0]
        return not any(k in found.cues and k < channel.first for k in range(begin, channel.first))
    return channel.led and _answers_to(scene, channel, draft, found)


def _answers_to(scene: Scene, channel: Channel, draft: Draft, found: Found) -> bool:
    """Whether the speech verb nearest before the channel is the draft's own or one of the same speaker."""
    begin = scene.units[scene.unit_of[channel.first]][0]
    pronoun = draft.speaker is None or scene.pos[draft.speaker] == "PRON"
    if draft.source is not None and not pronoun and channel.first < draft.source[0]:
        return False
    for i in range(channel.first - 1, begin - 1, -1):
        cue = found.cues.get(i)
        if cue is None or found.taken[i] or scene.low[i] in scene.lexicon.words.citing:
            continue
        described = cue.form == "participle" or scene.dep[i].startswith("acl")
        if draft.source is not None and described and i > draft.source[1]:
            continue
        if cue is draft.cue:
            return True
        if cue.form == "participle" or draft.cue is None:
            return False
        chained = i in found.asides and draft.cue.token > i
        return chained or (cue.speaker is not None and cue.speaker == draft.cue.speaker)
    return True


def _hosts(scene: Scene, unit: int, draft: Draft, found: Found) -> list[Channel]:
    """The channel of an interview named a little before in the paragraph, where a pronoun goes on speaking."""
    if draft.speaker is None or not (scene.pos[draft.speaker] == "PRON" or scene.low[draft.speaker].startswith("-")):
        return []
    sentences, index = scene.analysis.layout.sentences, scene.analysis.sent_index
    block = sentences[index[scene.units[unit][0]]].block
    for channel in reversed(found.channels):
        before = scene.unit_of[channel.first]
        if unit - _PARAGRAPH <= before < unit and sentences[index[channel.first]].block == block and channel.led:
            lead = scene.low[max(scene.units[before][0], channel.first - 7) : channel.first]
            if any(word in scene.lexicon.words.interviews for word in lead):
                return [channel]
    return []
