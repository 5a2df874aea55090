"""Agencies, papers, networks and sites through which words reached the author."""

from dataclasses import dataclass

from pourparlers.extract.speech.scene import NOMINAL, Scene
from pourparlers.text.plain import plain


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
        between = scene.pos[k] in {"DET", "ADJ"} or word in scene.lexicon.channel_nouns or scene.mark[k] >= 0
        if not between:
            return False
        k -= 1
    return False


def speaks_for_state(scene: Scene, token: int, channels: list[Channel]) -> bool:
    """Whether the channel named at `token` is the voice of its government: an official agency, a state organ."""
    for channel in channels:
        if token - 1 <= channel.first <= token + 3 or channel.first <= token <= channel.last:
            words = scene.low[max(0, channel.first - 3) : channel.last + 3]
            return channel.name in scene.lexicon.organs or any(word in scene.lexicon.official for word in words)
    return False


def is_channel(scene: Scene, token: int | None, channels: list[Channel]) -> bool:
    """Whether the noun phrase headed by `token` is a channel or a noun that a channel's name follows."""
    if token is None:
        return False
    for channel in channels:
        if channel.first <= token <= channel.last:
            return True
        if scene.low[token] in scene.lexicon.channel_nouns and token < channel.first <= token + 3:
            return True
    return False
