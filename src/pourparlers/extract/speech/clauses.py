"""The clause that a speech verb governs: where it begins and where the sentence takes over again."""

from pourparlers.extract.speech.model import Cue
from pourparlers.extract.speech.scene import FULL_STOPS, NOMINAL, QUESTIONS, VERBAL, Scene
from pourparlers.extract.speech.turns import joined, joins, repeats, turns

_REACH, _BRACKET, _NAME, _SUBJECT = 40, 8, 4, 5


def that_clause(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The clause after "that" which the cue governs, as first and last token."""
    at = _complementizer(scene, cue)
    if at is None:
        return None
    first = at + 1
    unit_end = scene.units[scene.unit_of[cue.token]][1]
    while first <= unit_end and scene.low[first] == ",":
        first += 1
    last = clause_end(scene, first, main_clause(scene, cue, unit_end), auxiliary=_auxiliary(scene, cue), cue=cue)
    verbal = scene.pos[at] == "SCONJ" or any(scene.pos[k] in VERBAL for k in range(first, last + 1))
    return (first, last) if verbal and last > first else None


def _auxiliary(scene: Scene, cue: Cue) -> str | None:
    """The auxiliary of the cue, which tells a second verb of the same subject: "a dit que ..., mais a refusé"."""
    words = [scene.low[k] for k in range(cue.first, cue.token) if scene.low[k] in scene.lexicon.words.group.auxiliaries]
    return words[0] if words and not cue.reflexive else None


def main_clause(scene: Scene, cue: Cue, unit_end: int) -> int:
    """Where the clause of a gerund or a "while" that opens its sentence must end: before the main verb's subject."""
    main = scene.head[cue.token]
    opening = scene.units[scene.unit_of[cue.token]][0]
    loose = cue.form == "finite" and scene.low[opening] not in scene.lexicon.words.subordinators
    if not loose and cue.form == "finite" and cue.first - opening <= _SUBJECT and scene.pos[opening] == "SCONJ":
        that = scene.low[cue.last + 1 : cue.last + 2]
        begun = bool(that) and that[0] in scene.lexicon.words.complementizers
        border = before_main(scene, cue.last + 1 + begun, unit_end)
        if border < unit_end:
            return border
    if loose or scene.dep[cue.token] == "ccomp" or not cue.last < main <= unit_end:
        return unit_end
    if cue.form != "finite" and cue.first - opening > 2:
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
            return i, clause_end(scene, i, unit_end, infinitive=True, cue=cue)
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
    i, limit = cue.last, min(unit_end, cue.last + _REACH)
    while i < limit:
        i += 1
        word, pos = scene.low[i], scene.pos[i]
        if word in lexicon.words.complementizers:
            relative = noun is not None and not aside and _relative(scene, i, noun, "told" in cue.frames)
            loose = aside and scene.head[scene.head[i]] != cue.token
            blocked = relative or loose or (i - 1 > cue.last and _compares(scene, i))
            return i if scene.free(i) and not blocked else None
        if (past := _past_insertion(scene, i, limit)) is not None:
            i = past
        elif not scene.free(i) or word in {":", "(", ")", "–", "—"}:
            return None
        elif word == ",":
            aside, after_preposition, noun = not aside, False, None
        elif pos == "ADP":
            after_preposition = True
        elif not aside and _stops(scene, cue, i, after_preposition):
            return None
        elif pos in NOMINAL and not (aside or after_preposition or word in lexicon.words.time_words):
            continue
        elif pos == "NOUN" and scene.text[scene.starts[i]].islower() and not _setting(scene, i):
            noun = i
    return None


def _stops(scene: Scene, cue: Cue, i: int, after_preposition: bool) -> bool:
    """Whether a verb or an object at `i` keeps the cue from what follows; the one spoken to may stand there."""
    if scene.pos[i] in VERBAL:
        return scene.finite[i] or scene.infinitive[i]
    if scene.pos[i] not in NOMINAL or after_preposition or scene.low[i] in scene.lexicon.words.time_words:
        return False
    return not _clitic_like(scene, i) and "told" not in cue.frames


def _past_insertion(scene: Scene, i: int, limit: int) -> int | None:
    """The last token of a bracket that opens at `i`, or of the quoted name of a programme or paper."""
    if scene.low[i] == "(" and scene.free(i):
        return next((k for k in range(i + 1, min(i + _BRACKET, limit)) if scene.low[k] == ")"), None)
    region = scene.opens(i)
    if region < 0 or scene.regions[region].words > _NAME:
        return None
    named = scene.text[scene.regions[region].start : scene.regions[region].end].istitle()
    return scene.past(i) - 1 if named else None


def _setting(scene: Scene, i: int) -> bool:
    """Whether a noun tells when or in what text the words were said, and so has no clause of its own."""
    words = scene.lexicon.words
    return scene.low[i] in words.time_words or (words.past_like_participle and scene.low[i] in words.documents)


def _compares(scene: Scene, i: int) -> bool:
    """Whether the "that" at token `i` belongs to a conjunction or a comparison before it."""
    if scene.low[i - 1] in scene.lexicon.words.not_complementizer_after:
        return True
    return scene.low[i - 2] in scene.lexicon.words.comparatives and scene.pos[i - 1] in {"ADJ", "ADV", "NOUN", "VERB"}


def _relative(scene: Scene, i: int, noun: int, told: bool) -> bool:
    """Whether the "that" at token `i` belongs to a noun before it and not to the verb."""
    verb = scene.head[i]
    pronoun = scene.pos[i] == "PRON" and scene.dep[i] != "mark"
    return pronoun or (not told and scene.dep[verb].startswith("acl") and scene.head[verb] <= noun)


def _clitic_like(scene: Scene, i: int) -> bool:
    return scene.low[i] in scene.lexicon.words.bound_pronouns or scene.low[i].startswith("-")


def clause_end(
    scene: Scene,
    first: int,
    unit_end: int,
    *,
    infinitive: bool = False,
    auxiliary: str | None = None,
    cue: Cue | None = None,
) -> int:
    """The last token of the reported clause that begins at `first`: up to where the narrator takes over again."""
    i, depth = first, 0
    joints = joins(scene, cue) if cue is not None else frozenset()
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
        joint = i in joints or (infinitive and joined(scene, i, unit_end)) or repeats(scene, i, auxiliary)
        if i > first and depth == 0 and (joint or turns(scene, i, first, unit_end, cue)):
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
        marker = scene.pos[i] == "PART" and scene.low[i] in scene.lexicon.words.infinitive_markers
        if (scene.pos[i] == "ADP" or marker) and _infinitive_from(scene, i + 1, unit_end):
            return i + 1, clause_end(scene, i + 1, unit_end, infinitive=True)
    return None


def holds_quote(scene: Scene, first: int, last: int, words: int = 1) -> bool:
    """Whether a quoted region of at least so many words stands between two tokens."""
    regions = {scene.inside[i] for i in range(first, last + 1)} - {-1}
    return any(scene.regions[region].words >= words for region in regions)


def main_verb(scene: Scene, first: int, last: int) -> bool:
    """Whether a finite verb stands there under no subordinator of its own."""
    shielded = relative = False
    for i in range(first, last + 1):
        word = scene.low[i]
        if (scene.free(i) and word == ",") or (relative and scene.pos[i] in VERBAL and scene.finite[i]):
            shielded = relative = False
        elif word in scene.lexicon.words.subordinators and scene.pos[i] in {"SCONJ", "PRON", "ADV"}:
            asks = i == scene.units[scene.unit_of[i]][0] and word in scene.lexicon.words.relatives
            shielded = not asks
            relative = shielded and scene.lexicon.words.fronted_asides and word in scene.lexicon.words.relatives
        elif i == first and word in scene.lexicon.words.inverting:
            shielded = True
        elif scene.pos[i] in VERBAL and scene.finite[i] and not shielded:
            return True
    return False


def broken_off(scene: Scene, last: int) -> bool:
    """Whether the words up to `last` wait for more: they end in a verb, a preposition or an article."""
    if not scene.free(last) or scene.pos[last] not in {"VERB", "AUX", "ADP", "DET", "SCONJ", "CCONJ"}:
        return False
    return not (scene.pos[last] == "VERB" and not scene.finite[last] and scene.pos[last - 1] == "AUX")


def adverbial(scene: Scene, first: int, last: int) -> bool:
    """A short prepositional or adverbial opening without a verb."""
    if last - first > 8 or any(scene.pos[i] in VERBAL for i in range(first, last + 1)):
        return False
    return scene.pos[first] in {"ADP", "ADV"}


def before_main(scene: Scene, first: int, end: int) -> int:
    """The token before the comma behind which the main clause stands, else `end`."""
    for i in range(first, min(first + _REACH, end)):
        if scene.low[i] != "," or not scene.free(i) or not main_verb(scene, first, i):
            continue
        if main_verb(scene, i + 1, min(i + _REACH, end)):
            return i - 1
    return end
