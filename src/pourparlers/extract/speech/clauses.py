"""The clause that a speech verb governs: where it begins and where the sentence takes over again."""

from pourparlers.extract.speech.model import Cue
from pourparlers.extract.speech.scene import FULL_STOPS, NOMINAL, QUESTIONS, VERBAL, Scene

_REACH = 40


def that_clause(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The clause after "that" which the cue governs, as first and last token."""
    at = _complementizer(scene, cue)
    if at is None:
        return None
    first = at + 1
    unit_end = scene.units[scene.unit_of[cue.token]][1]
    while first <= unit_end and scene.low[first] == ",":
        first += 1
    last = clause_end(scene, first, unit_end)
    if last < first or not any(scene.pos[k] in VERBAL for k in range(first, last + 1)):
        return None
    return first, last


def infinitive_clause(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The bare infinitive that the cue governs with all that depends on it."""
    unit_end = scene.units[scene.unit_of[cue.token]][1]
    i, depth = cue.last + 1, 0
    while i <= unit_end and i - cue.last <= 14:
        if not scene.free(i):
            return None
        if scene.low[i] == ",":
            depth += 1
        elif _infinitive_from(scene, i, unit_end) and depth in (0, 2):
            return i, clause_end(scene, i, unit_end)
        elif not _may_stand_between(scene, i, depth == 1):
            return None
        i += 1
    return None


def _infinitive_from(scene: Scene, i: int, unit_end: int) -> bool:
    """Whether an infinitive with its pronouns and negation begins at token `i`."""
    while i <= unit_end and scene.low[i] in scene.lexicon.infinitive_markers and not scene.infinitive[i]:
        i += 1
    return i <= unit_end and scene.infinitive[i] and scene.pos[i] in VERBAL and scene.free(i)


def _may_stand_between(scene: Scene, i: int, aside: bool) -> bool:
    word, pos = scene.low[i], scene.pos[i]
    if scene.infinitive[i] or word in {":", "(", "."}:
        return False
    if pos == "ADV" or word in scene.lexicon.time_words or word in scene.lexicon.bound_pronouns:
        return True
    return aside and pos not in VERBAL


def _complementizer(scene: Scene, cue: Cue) -> int | None:
    """The "that" which belongs to the cue: only adverbs, times, addressees and asides may stand before it."""
    lexicon = scene.lexicon
    unit_end = scene.units[scene.unit_of[cue.token]][1]
    after_preposition = aside = False
    for i in range(cue.last + 1, min(unit_end, cue.last + _REACH) + 1):
        word, pos = scene.low[i], scene.pos[i]
        if word in lexicon.complementizers:
            return i if scene.free(i) and scene.low[i - 1] not in lexicon.not_complementizer_after else None
        if not scene.free(i) or word in {":", "(", ")", "–", "—"}:
            return None
        if word == ",":
            aside, after_preposition = not aside, False
        elif pos == "ADP":
            after_preposition = True
        elif pos in VERBAL and scene.finite[i] and not aside and i > cue.last:
            return None
        elif pos in NOMINAL and not (aside or after_preposition or word in lexicon.time_words):
            if not _clitic_like(scene, i):
                return None
    return None


def _clitic_like(scene: Scene, i: int) -> bool:
    return scene.low[i] in scene.lexicon.bound_pronouns or scene.low[i].startswith("-")


def clause_end(scene: Scene, first: int, unit_end: int) -> int:
    """The last token of the reported clause that begins at `first`: the sentence takes over where it names a new cue."""
    i, depth = first, 0
    while i <= unit_end:
        if not scene.free(i):
            i = scene.past(i)
            continue
        word = scene.low[i]
        depth += word == "("
        if word == ")":
            if depth == 0:
                return trim_end(scene, first, i - 1)
            depth -= 1
        if i > first and depth == 0 and _turns(scene, i, unit_end):
            return trim_end(scene, first, i - 1)
        i += 1
    return trim_end(scene, first, unit_end)


def trim_end(scene: Scene, first: int, last: int) -> int:
    """`last` without closing punctuation (a question or exclamation mark stays)."""
    while last > first and scene.free(last) and _strips(scene, last):
        last -= 1
    return last


def _strips(scene: Scene, i: int) -> bool:
    word = scene.low[i]
    if word in QUESTIONS:
        return False
    return word in FULL_STOPS or word in {",", ";", ":", "–", "—", "-"} or not word.strip()


def _turns(scene: Scene, i: int, unit_end: int) -> bool:
    """Whether the narrator's sentence goes on at token `i` (a comma or a coordinator)."""
    lexicon, word = scene.lexicon, scene.low[i]
    if word == "," and i < unit_end:
        k = i + 1
        if not scene.free(k):
            return False
        if scene.match(lexicon.tails, k) or _source_closes(scene, k, unit_end):
            return True
        if _gerund(scene, k):
            return True
        if scene.low[k] in lexicon.conjoining:
            k += 1
        return _new_cue(scene, k, unit_end)
    if word in lexicon.conjoining:
        return _new_cue(scene, i + 1, unit_end) or (i < unit_end and _gerund(scene, i + 1))
    return False


def _gerund(scene: Scene, k: int) -> bool:
    """A speech verb in the participle present, pronouns and adverbs before it allowed."""
    while k < scene.size and (scene.pos[k] == "ADV" or scene.low[k] in scene.lexicon.clitics):
        k += 1
    if k >= scene.size or not scene.free(k):
        return False
    return any(entry.form == "gerund" for entry in scene.lexicon.forms.get(scene.low[k], ()))


def _source_closes(scene: Scene, k: int, unit_end: int) -> bool:
    """A source phrase at `k` that ends the sentence: an outer layer, not part of the clause."""
    if scene.match(scene.lexicon.sources, k) is None:
        return False
    return not any(scene.low[j] == "," and scene.free(j) for j in range(k, unit_end + 1))


def _new_cue(scene: Scene, k: int, unit_end: int) -> bool:
    """A speech verb at `k` (its group may come first) that has a "that" clause of its own or an inverted subject."""
    lexicon = scene.lexicon
    limit = min(k + 6, unit_end)
    while k <= limit and scene.free(k) and scene.low[k] not in lexicon.forms:
        word = scene.low[k]
        known = word in lexicon.auxiliaries or word in lexicon.clitics or word.startswith("-")
        if not (known or scene.pos[k] == "ADV"):
            return False
        k += 1
    if k > limit or not scene.free(k):
        return False
    entries = lexicon.forms[scene.low[k]]
    if scene.pos[k] not in VERBAL and not any(entry.form == "participle" for entry in entries):
        return False
    return any("clause" in entry.frames for entry in entries) and _governs(scene, k, unit_end)


def _governs(scene: Scene, k: int, unit_end: int) -> bool:
    for j in range(k + 1, min(k + 8, unit_end) + 1):
        if scene.low[j] in scene.lexicon.complementizers or scene.low[j].startswith("-"):
            return True
        if scene.pos[j] in NOMINAL and scene.low[j] not in scene.lexicon.time_words and scene.low[j - 1] == ",":
            return False
    return k > 0 and any(scene.low[j].startswith("-") for j in range(max(0, k - 3), k))
