"""Who speaks: the tree's subject where it has one, the surface order where it errs."""

from pourparlers.extract.speech.model import Cue
from pourparlers.extract.speech.phrases import genitive, phrase_before
from pourparlers.extract.speech.scene import NOMINAL, VERBAL, Scene

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer", "expl:subj"})
_CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "aux", "acl", "cop", "dislocated"})


def subject(scene: Scene, cue: Cue, cues: dict[int, Cue]) -> int | None:
    """The token that names the speaker of a cue which follows its subject; `cues` holds those already resolved."""
    begin = scene.units[scene.unit_of[cue.token]][0]
    if cue.passive:
        return _agent(scene, cue)
    found = _own_subject(scene, cue, begin)
    if found is None and cue.form != "finite":
        found = _shared(scene, cue, cues, begin)
    if found is None:
        found = _climbed(scene, cue.token, cues, begin)
    if found is None:
        found = _surface(scene, cue, begin)
    if found is None:
        found = _shared(scene, cue, cues, begin)
    return settle(scene, cue, found, begin)


def settle(scene: Scene, cue: Cue, found: int | None, begin: int) -> int | None:
    """Follow a relative pronoun to its noun, "on" to its place and a text to its author."""
    if found is None:
        return None
    word = scene.low[found]
    if word in scene.lexicon.relatives:
        antecedent = _antecedent(scene, found, begin)
        return found if antecedent is None else settle(scene, cue, antecedent, begin)
    if word.split("-")[-1] in scene.lexicon.impersonal:
        return place_of(scene, cue, begin) or found
    if word in scene.lexicon.documents:
        return genitive(scene, found, cue.first - 1 if found < cue.first else scene.units[scene.unit_of[found]][1]) or found
    return found


def _own_subject(scene: Scene, cue: Cue, begin: int) -> int | None:
    for token in range(cue.first, cue.last + 1):
        for child in scene.children[token]:
            if scene.dep[child] in _SUBJECTS and begin <= child < cue.first and _can_name(scene, child):
                return child
    return None


def _can_name(scene: Scene, i: int) -> bool:
    return scene.free(i) and scene.low[i] not in scene.lexicon.time_words and scene.pos[i] not in {"PUNCT", "ADV", "CCONJ"}


def _climbed(scene: Scene, token: int, cues: dict[int, Cue], begin: int) -> int | None:
    """The subject of the verb that the cue depends on, a few steps up."""
    for _ in range(5):
        dep, up = scene.dep[token], scene.head[token]
        if up == token or up < begin or dep.split(":")[0] not in _CLIMB:
            return None
        if up in cues and cues[up].speaker is not None:
            return cues[up].speaker
        if scene.pos[up] in NOMINAL and dep.startswith("acl"):
            return up if up < token else None
        for child in scene.children[up]:
            if scene.dep[child] in _SUBJECTS and begin <= child < token and _can_name(scene, child):
                return child
        token = up
    return None


def _shared(scene: Scene, cue: Cue, cues: dict[int, Cue], begin: int) -> int | None:
    """The speaker of the nearest cue before this one in the same unit."""
    for token in range(cue.first - 1, begin - 1, -1):
        if token in cues and cues[token].speaker is not None and not cues[token].mute:
            return cues[token].speaker
    return None


def _surface(scene: Scene, cue: Cue, begin: int) -> int | None:
    """The nearest noun phrase or pronoun left of the cue that stands under no preposition."""
    i = cue.first - 1
    while i >= begin:
        word, pos = scene.low[i], scene.pos[i]
        if scene.free(i) and _can_name(scene, i):
            if word in scene.lexicon.relatives or pos == "PRON" and scene.dep[i] in _SUBJECTS:
                return i
            if pos in NOMINAL:
                head = phrase_before(scene, i, begin)
                if head is not None and not _under_preposition(scene, head, begin):
                    return _past_apposition(scene, head, begin)
                i = head if head is not None else i
            elif word in scene.lexicon.bound_pronouns or word.startswith("-"):
                pass
        i -= 1
    return None


def _past_apposition(scene: Scene, head: int, begin: int) -> int:
    """ "le ministre, Jean Martin, a dit": the name in commas stands for the noun before it."""
    if scene.pos[head] != "PROPN" or head - 1 < begin or scene.low[head - 1] != ",":
        return head
    noun = phrase_before(scene, head - 2, begin)
    if noun is None or _under_preposition(scene, noun, begin) or scene.dep[head] != "appos":
        return head
    return noun


def _under_preposition(scene: Scene, head: int, begin: int) -> bool:
    for i in range(head - 1, max(begin, head - 5) - 1, -1):
        if scene.pos[i] == "ADP":
            return True
        if scene.pos[i] not in {"DET", "ADJ", "NUM"}:
            return False
    return False


def _antecedent(scene: Scene, relative: int, begin: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    verb = scene.head[relative]
    noun = scene.head[verb]
    if scene.dep[verb].startswith("acl") and scene.pos[noun] in {"NOUN", "PROPN", "PRON"} and begin <= noun < relative:
        return noun
    return phrase_before(scene, relative - 1, begin)


def _agent(scene: Scene, cue: Cue) -> int | None:
    for child in scene.children[cue.token]:
        if scene.dep[child] == "obl:agent" and child > cue.last:
            return child
    return None


def place_of(scene: Scene, cue: Cue, begin: int) -> int | None:
    """The place that stands for an impersonal speaker: "à Paris, on assure", "répète-t-on à Matignon"."""
    end = scene.units[scene.unit_of[cue.token]][1]
    for i in (*range(cue.last + 1, min(cue.last + 6, end) + 1), *range(cue.first - 1, max(begin, cue.first - 14) - 1, -1)):
        if scene.low[i] in scene.lexicon.locatives and scene.free(i):
            for k in range(i + 1, min(i + 4, end) + 1):
                if scene.pos[k] == "PROPN" or scene.pos[k] == "NOUN" and scene.text[scene.starts[k]].isupper():
                    return k
                if scene.pos[k] in VERBAL or scene.low[k] == ",":
                    break
    return None
