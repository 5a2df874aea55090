"""Speech verbs in the narrator's text, with the words that belong to their group."""

from pourparlers.extract.speech.model import Cue, Entry
from pourparlers.extract.speech.scene import VERBAL, Scene

_GAP = 4


def find_cues(scene: Scene) -> list[Cue]:
    """Every speech verb outside quotation marks, in text order; the forms decide, the tagger is only asked to object."""
    cues: list[Cue] = []
    i = 0
    while i < scene.size:
        cue = _cue_at(scene, i) if scene.free(i) and scene.low[i] in scene.lexicon.forms else None
        if cue is None or (cues and cue.first <= cues[-1].last):
            i += 1
        else:
            cues.append(cue)
            i = cue.last + 1
    return cues


def _cue_at(scene: Scene, i: int) -> Cue | None:
    first, pronoun = _left_edge(scene, i)
    left = range(first, i)
    reflexive = any(scene.low[k] in scene.lexicon.reflexive for k in left)
    auxiliary = any(scene.low[k] in scene.lexicon.auxiliaries for k in left)
    for entry in _readings(scene.lexicon.forms[scene.low[i]], auxiliary):
        last = _tail_end(scene, i, entry)
        if last is None or (entry.reflexive and not reflexive):
            continue
        if not entry.tail and scene.pos[i] not in VERBAL and not auxiliary and not _plausible(scene, i, first):
            continue
        return _make(scene, i, first, last, pronoun, entry, reflexive)
    return None


def _readings(entries: tuple[Entry, ...], auxiliary: bool) -> list[Entry]:
    """The readings of a form, a participle first after an auxiliary and last without one."""
    return sorted(entries, key=lambda e: (-len(e.tail), not e.reflexive, (e.form == "participle") != auxiliary))


def _plausible(scene: Scene, i: int, first: int) -> bool:
    """Whether a form that the tagger takes for no verb may be one: inverted, or at the head of its clause."""
    if i + 1 < scene.size and scene.low[i + 1].startswith("-"):
        return True
    before = first - 1
    if before < 0 or scene.low[before] == "," or scene.low[before] in scene.lexicon.conjoining or scene.closes(before) >= 0:
        return True
    following = scene.low[i + 1] if i + 1 < scene.size else ""
    return following in scene.lexicon.complementizers


def _left_edge(scene: Scene, i: int) -> tuple[int, int | None]:
    """The first token of the verb group that ends in token `i`, and its inverted subject pronoun."""
    lexicon, pronoun, first = scene.lexicon, None, i
    begin = scene.units[scene.unit_of[i]][0]
    k = i - 1
    while k >= begin and i - k <= 9 and scene.free(k):
        word = scene.low[k]
        if word.startswith("-") and word.split("-")[-1] in lexicon.inverted:
            pronoun = k
        elif word in lexicon.auxiliaries or word in lexicon.clitics or word in lexicon.carriers:
            first = k
        elif not (word.startswith("-") or word in lexicon.particles or scene.pos[k] == "ADV"):
            break
        k -= 1
    return _trim(scene, first, i), pronoun


def _trim(scene: Scene, first: int, i: int) -> int:
    """Drop what cannot begin a verb group: an article that looks like a clitic, a bare particle."""
    lexicon = scene.lexicon
    while first < i and (scene.low[first] in lexicon.particles or scene.pos[first] in {"DET", "ADP"}):
        if scene.low[first] in lexicon.auxiliaries or scene.low[first] in lexicon.negation:
            break
        first += 1
    return first


def _tail_end(scene: Scene, i: int, entry: Entry) -> int | None:
    """The last token of the group right of `i`: fixed words (adverbs and times may stand between) and "-t-il"."""
    at = i
    for word in entry.tail:
        for k in range(at + 1, min(at + 2 + _GAP, scene.size)):
            if scene.low[k] == word:
                at = k
                break
            if scene.pos[k] in VERBAL or scene.low[k] in ",;:." or not scene.free(k):
                return None
        else:
            return None
    while at + 1 < scene.size and scene.low[at + 1].startswith("-") and scene.free(at + 1):
        at += 1
    return at


def _make(
    scene: Scene, i: int, first: int, last: int, pronoun: int | None, entry: Entry, reflexive: bool
) -> Cue:
    lexicon = scene.lexicon
    words = [scene.low[k] for k in range(first, i)]
    for k in range(i + 1, last + 1):
        if scene.low[k].startswith("-") and scene.low[k].split("-")[-1] in lexicon.inverted:
            pronoun = k
    finite = entry.form == "finite" or any(w in lexicon.auxiliaries for w in words) or scene.finite[i]
    form = "finite" if finite else entry.form
    before = scene.low[first - 1] if first else ""
    return Cue(
        token=i,
        first=first,
        last=last,
        kind=entry.kind,
        frames=entry.frames,
        form=form,
        verb=entry.verb,
        passive=_passive(scene, i, words, entry, reflexive),
        negated=before in lexicon.negation or any(w in lexicon.negation for w in words),
        reflexive=reflexive,
        pronoun=pronoun,
    )


def _passive(scene: Scene, i: int, words: list[str], entry: Entry, reflexive: bool) -> bool:
    if reflexive or entry.form != "participle" or any(w in scene.lexicon.carriers for w in words):
        return False
    auxiliaries = [w for w in words if w in scene.lexicon.auxiliaries]
    return bool(auxiliaries) and auxiliaries[-1] in scene.lexicon.passive
