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
    last = clause_end(scene, first, _main_clause(scene, cue, unit_end), auxiliary=_auxiliary(scene, cue))
    verbal = scene.pos[at] == "SCONJ" or any(scene.pos[k] in VERBAL for k in range(first, last + 1))
    return (first, last) if verbal and last > first else None


def _auxiliary(scene: Scene, cue: Cue) -> str | None:
    """The auxiliary of the cue, which tells a second verb of the same subject: "a dit que ..., mais a refusé"."""
    words = [scene.low[k] for k in range(cue.first, cue.token) if scene.low[k] in scene.lexicon.words.group.auxiliaries]
    return words[0] if words and not cue.reflexive else None


def _main_clause(scene: Scene, cue: Cue, unit_end: int) -> int:
    """Where the clause of a gerund that opens its sentence must end: before the subject of the main verb."""
    main = scene.head[cue.token]
    opening = scene.units[scene.unit_of[cue.token]][0]
    if cue.form == "finite" or cue.first - opening > 2 or not cue.last < main <= unit_end:
        return unit_end
    subjects = [child for child in scene.children[main] if scene.dep[child].startswith("nsubj") and child > cue.last]
    border = min(subjects, default=main)
    commas = [k for k in range(cue.last + 1, border) if scene.low[k] == "," and scene.free(k)]
    return commas[-1] if commas else unit_end


def infinitive_clause(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The bare infinitive that the cue governs with all that depends on it."""
    unit_end = scene.units[scene.unit_of[cue.token]][1]
    i, depth, after_preposition = cue.last + 1, 0, False
    while i <= unit_end and i - cue.last <= 14:
        if not scene.free(i):
            return None
        if scene.low[i] == ",":
            depth += 1
        elif depth in (0, 2) and not after_preposition and _infinitive_from(scene, i, unit_end):
            return i, clause_end(scene, i, unit_end, infinitive=True)
        elif not _may_stand_between(scene, i, depth == 1 or after_preposition):
            return None
        after_preposition = scene.pos[i] == "ADP" or (after_preposition and scene.pos[i] in {"DET", "ADJ"})
        i += 1
    return None


def _infinitive_from(scene: Scene, i: int, unit_end: int) -> bool:
    """Whether an infinitive with its pronouns and negation begins at token `i`."""
    while i <= unit_end and scene.low[i] in scene.lexicon.words.infinitive_markers and not scene.infinitive[i]:
        i += 1
    if i > unit_end or not scene.free(i):
        return False
    if scene.infinitive[i]:
        return scene.pos[i] in VERBAL
    shouted = scene.analysis.doc[i].is_upper and scene.low[i].endswith(scene.lexicon.words.infinitive_endings)
    return shouted and scene.low[i - 1] in scene.lexicon.words.infinitive_markers


def _may_stand_between(scene: Scene, i: int, aside: bool) -> bool:
    word, pos = scene.low[i], scene.pos[i]
    if scene.pos[i - 1] == "ADP" and word in scene.lexicon.words.infinitive_markers and pos != "DET":
        return False
    if scene.infinitive[i] or word in {":", "(", "."}:
        return False
    if pos in {"ADV", "ADP"} or word in scene.lexicon.words.time_words or word in scene.lexicon.words.bound_pronouns:
        return True
    return aside and pos not in VERBAL


def _complementizer(scene: Scene, cue: Cue) -> int | None:
    """The "that" which belongs to the cue: only adverbs, times, addressees and asides may stand before it."""
    lexicon = scene.lexicon
    unit_end = scene.units[scene.unit_of[cue.token]][1]
    after_preposition = aside = False
    noun: int | None = None
    for i in range(cue.last + 1, min(unit_end, cue.last + _REACH) + 1):
        word, pos = scene.low[i], scene.pos[i]
        if word in lexicon.words.complementizers:
            relative = noun is not None and not aside and _relative(scene, i, noun)
            loose = aside and scene.head[scene.head[i]] != cue.token
            blocked = relative or loose or _compares(scene, i)
            return i if scene.free(i) and not blocked else None
        if not scene.free(i) or word in {":", "(", ")", "–", "—"}:
            return None
        if word == ",":
            aside, after_preposition, noun = not aside, False, None
        elif pos == "ADP":
            after_preposition = True
        elif pos in VERBAL and (scene.finite[i] or scene.infinitive[i]) and not aside:
            return None
        elif pos in NOMINAL and not (aside or after_preposition or word in lexicon.words.time_words):
            if not _clitic_like(scene, i):
                return None
        elif pos == "NOUN" and scene.text[scene.starts[i]].islower():
            noun = i
    return None


def _compares(scene: Scene, i: int) -> bool:
    """Whether the "that" at token `i` belongs to a conjunction or a comparison before it."""
    if scene.low[i - 1] in scene.lexicon.words.not_complementizer_after:
        return True
    return scene.low[i - 2] in scene.lexicon.words.comparatives and scene.pos[i - 1] in {"ADJ", "ADV", "NOUN", "VERB"}


def _relative(scene: Scene, i: int, noun: int) -> bool:
    """Whether the "that" at token `i` belongs to a noun before it and not to the verb."""
    verb = scene.head[i]
    return scene.pos[i] == "PRON" or (scene.dep[verb].startswith("acl") and scene.head[verb] <= noun)


def _clitic_like(scene: Scene, i: int) -> bool:
    return scene.low[i] in scene.lexicon.words.bound_pronouns or scene.low[i].startswith("-")


def clause_end(
    scene: Scene, first: int, unit_end: int, *, infinitive: bool = False, auxiliary: str | None = None
) -> int:
    """The last token of the reported clause that begins at `first`: up to where the narrator takes over again."""
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
        joined = infinitive and _joined(scene, i, unit_end)
        if i > first and depth == 0 and (joined or _turns(scene, i, unit_end) or _repeats(scene, i, auxiliary)):
            return trim_end(scene, first, i - 1)
        i += 1
    return trim_end(scene, first, unit_end)


def trim_end(scene: Scene, first: int, last: int) -> int:
    """`last` without closing punctuation (a question or exclamation mark stays)."""
    while last > first and scene.free(last) and _strips(scene, last):
        last -= 1
    return last


def skip_lead(scene: Scene, first: int, last: int) -> int:
    """Past what stands before a clause without belonging to it: a label and its dash, bullets, "de son côté,"."""
    for i in range(first, min(first + 16, last)):
        if not scene.free(i) or (scene.pos[i] in VERBAL and scene.finite[i]):
            break
        dash = scene.low[i] == "-" and i > first and scene.starts[i] > scene.ends[i - 1]
        if dash or (scene.low[i] == ")" and scene.low[first] == "("):
            first = i + 1
            break
    while first < last and scene.free(first) and not scene.low[first][0].isalnum():
        first += 1
    opener = scene.match(scene.lexicon.openers, first) if scene.free(first) else None
    if opener is not None:
        for i in range(opener[1] + 1, min(opener[1] + 10, last)):
            if scene.low[i] == ",":
                return i + 1
            if scene.pos[i] in VERBAL:
                break
    return first


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
        if _gerund(scene, k) or _suspicion(scene, k):
            return True
        if scene.low[k] in lexicon.words.conjoining:
            k += 1
        return _new_cue(scene, k, unit_end)
    if word in lexicon.words.conjoining:
        return _new_cue(scene, i + 1, unit_end) or (i < unit_end and _gerund(scene, i + 1))
    return False


def _repeats(scene: Scene, i: int, auxiliary: str | None) -> bool:
    """Whether a coordinator at `i` is followed at once by the auxiliary of the cue."""
    if auxiliary is None or scene.low[i] not in scene.lexicon.words.conjoining or i + 1 >= scene.size:
        return False
    k = i + 1
    while k < scene.size - 1 and (scene.low[k] in scene.lexicon.words.group.clitics or scene.pos[k] == "ADV"):
        k += 1
    return scene.free(k) and scene.low[k] == auxiliary


def _joined(scene: Scene, i: int, unit_end: int) -> bool:
    """A verb joined to the cue of an infinitive: "a dit regretter le vote et rejeté les griefs"."""
    k = i + 1
    if scene.low[i] not in scene.lexicon.words.conjoining or k > unit_end or not scene.free(k):
        return False
    while k < unit_end and (
        scene.low[k] in scene.lexicon.words.group.clitics or scene.low[k] in scene.lexicon.words.group.auxiliaries
    ):
        k += 1
    return scene.pos[k] in VERBAL and not scene.infinitive[k]


def _gerund(scene: Scene, k: int) -> bool:
    """A speech verb in the participle present, pronouns and adverbs before it allowed."""
    while k < scene.size and (scene.pos[k] == "ADV" or scene.low[k] in scene.lexicon.words.group.clitics):
        k += 1
    if k >= scene.size or not scene.free(k):
        return False
    return any(entry.form == "gerund" for entry in scene.lexicon.forms.get(scene.low[k], ()))


def _suspicion(scene: Scene, k: int) -> bool:
    """ ", qu'il accuse de ...": a relative clause in which the one who spoke speaks again."""
    if scene.low[k] not in scene.lexicon.words.complementizers:
        return False
    following = range(k + 1, min(k + 4, scene.size))
    kinds = {entry.kind for j in following for entry in scene.lexicon.forms.get(scene.low[j], ())}
    return bool(kinds & scene.lexicon.words.charges) and scene.pos[k + 1] == "PRON"


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
        known = word in lexicon.words.group.auxiliaries or word in lexicon.words.group.clitics or word.startswith("-")
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
        if scene.low[j] in scene.lexicon.words.complementizers or scene.low[j].startswith("-"):
            return True
        if scene.pos[j] in NOMINAL and scene.low[j] not in scene.lexicon.words.time_words and scene.low[j - 1] == ",":
            return False
    return k > 0 and any(scene.low[j].startswith("-") for j in range(max(0, k - 3), k))


def complement(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The infinitive after a preposition which the cue governs, where it holds quoted words."""
    unit_end = scene.units[scene.unit_of[cue.token]][1]
    i = cue.last
    while i < min(cue.last + _REACH, unit_end):
        i += 1
        if scene.low[i] == "," and scene.low[i + 1 : i + 2] and scene.low[i + 1] in scene.lexicon.words.subordinators:
            i = next((k for k in range(i + 1, unit_end) if scene.low[k] == ","), i)
        if not scene.free(i) or (scene.pos[i] in VERBAL and scene.finite[i]):
            return None
        if scene.pos[i] == "ADP" and _infinitive_from(scene, i + 1, unit_end):
            return i + 1, clause_end(scene, i + 1, unit_end, infinitive=True)
    return None


def holds_quote(scene: Scene, first: int, last: int, words: int = 1) -> bool:
    """Whether a quoted region of at least so many words stands between two tokens."""
    regions = {scene.inside[i] for i in range(first, last + 1)} - {-1}
    return any(scene.regions[region].words >= words for region in regions)


def main_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether a finite verb stands there under no subordinator of its own."""
    shielded = False
    for i in range(first, last + 1):
        word = scene.low[i]
        if scene.free(i) and word == ",":
            shielded = False
        elif word in scene.lexicon.words.subordinators and scene.pos[i] in {"SCONJ", "PRON", "ADV"}:
            asks = i == scene.units[scene.unit_of[i]][0] and word in scene.lexicon.words.relatives
            shielded = not asks
        elif scene.pos[i] in VERBAL and scene.finite[i] and not shielded:
            return True
    return False


def broken_off(scene: Scene, last: int) -> bool:
    """Whether the words up to `last` wait for more: they end in a verb, a preposition or an article."""
    if not scene.free(last) or scene.pos[last] not in {"VERB", "AUX", "ADP", "DET", "SCONJ", "CCONJ"}:
        return False
    return not (scene.pos[last] == "VERB" and not scene.finite[last] and scene.pos[last - 1] == "AUX")
