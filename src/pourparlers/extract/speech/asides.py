"""The inverted cue: after the words reported ("..., a indiqué la police") or inside them ("Le texte, dit-il, ...")."""

from dataclasses import dataclass

from pourparlers.extract.speech.clauses import adverbial, broken_off, clause_end, main_verb, skip_lead, trim_end
from pourparlers.extract.speech.model import Cue, Draft
from pourparlers.extract.speech.phrases import phrase_after
from pourparlers.extract.speech.scene import FULL_STOPS, NOMINAL, QUESTIONS, VERBAL, Scene
from pourparlers.extract.speech.speakers import can_speak
from pourparlers.extract.speech.turns import is_dash

_DOMINATES, _ALMOST_ALL = 0.5, 0.8
_SHORT, _SMALL = 6, 3


@dataclass(frozen=True, slots=True)
class Aside:
    """A cue set apart in its place: the token before it, the one who speaks and the last token of the aside.

    `fronted` where the subject stands before the verb; `before` is then the token before the subject.
    """

    before: int
    speaker: int
    end: int
    fronted: bool = False


def find_aside(scene: Scene, cue: Cue) -> Aside | None:
    """The aside that the cue makes, or None where the cue is not inverted."""
    begin, end = scene.units[scene.unit_of[cue.token]]
    before = cue.first - 1
    if before > begin and scene.low[before] in scene.lexicon.words.as_words and scene.low[before - 1] == ",":
        before -= 1 if scene.closes(before - 2) >= 0 else 0
    if cue.form != "finite" or before < begin or (cue.passive and cue.pronoun is None):
        return None
    quoted = scene.closes(before) >= 0
    if not (quoted or (scene.free(before) and scene.low[before] in {",", "–", "—", *QUESTIONS})):
        return None
    if "aside" not in cue.frames and not (quoted or scene.closes(before - 1) >= 0):
        return None
    if cue.pronoun is None and not quoted and _in_relative(scene, before, begin):
        return None
    if cue.pronoun is not None:
        return Aside(before, cue.pronoun, aside_end(scene, cue.last, end))
    if scene.low[cue.last + 1 : cue.last + 2] and scene.low[cue.last + 1] in scene.lexicon.words.complementizers:
        return None
    if "told" in cue.frames and not quoted and _has_subject(scene, cue):
        return None
    speaker = phrase_after(scene, cue.last + 1, end)
    if speaker is None or not _ends_well(scene, cue, speaker, end) or (not quoted and _transitive(scene, cue, speaker)):
        return None
    return Aside(before, speaker, aside_end(scene, speaker, end))


def _in_relative(scene: Scene, before: int, begin: int) -> bool:
    """Whether a relative pronoun left of the cue still waits for its verb, which is then the cue."""
    for i in range(before, begin - 1, -1):
        if scene.free(i) and scene.low[i] in scene.lexicon.words.relatives:
            return scene.pos[i] != "DET" and i > begin
        if scene.pos[i] in VERBAL and scene.finite[i]:
            return False
    return False


def _ends_well(scene: Scene, cue: Cue, speaker: int, end: int) -> bool:
    """Whether the phrase after the verb may be its subject: an indefinite thing is rather its object."""
    if scene.closes(cue.first - 1) >= 0 or scene.closes(cue.first - 2) >= 0:
        return True
    if scene.pos[speaker] != "NOUN" or not scene.text[scene.starts[speaker]].islower():
        return True
    if can_speak(scene, speaker):
        return True
    indefinite = any("Ind" in scene.analysis.doc[k].morph.get("Definite", []) for k in scene.children[speaker])
    if indefinite or _has_subject(scene, cue):
        return scene.dep[speaker] in {"nsubj", "nsubj:pass"}
    follows = scene.low[speaker + 1] if speaker < end else "."
    return (
        scene.dep[speaker] in {"nsubj", "nsubj:pass"}
        or follows in {",", "."}
        or scene.pos[speaker + 1] in {"ADP", "ADJ", "PROPN"}
    )


def _has_subject(scene: Scene, cue: Cue) -> bool:
    """Whether the tree gives the cue a noun on its left as subject."""
    group = range(cue.first, cue.last + 1)
    return any(
        scene.dep[k].startswith("nsubj") and k < cue.first and scene.pos[k] in NOMINAL
        for token in group
        for k in scene.children[token]
    )


def _transitive(scene: Scene, cue: Cue, noun: int) -> bool:
    """Whether the cue has its subject on its left and `noun` for an object: "X, which resumed its fire, accused Y"."""
    ordered = scene.lexicon.words.fronted_asides and _has_subject(scene, cue)
    return ordered and not scene.dep[noun].startswith("nsubj")


def aside_end(scene: Scene, at: int, end: int) -> int:
    """The last token of the aside: before the next comma, appositions to the speaker included."""
    i = at + 1
    while i <= end and not (scene.free(i) and (scene.low[i] in {",", ":", "(", ")"} or is_dash(scene, i))):
        if scene.opens(i) >= 0:
            return i - 1
        i = scene.past(i)
    while i <= end and scene.low[i] == "," and (close := _apposition(scene, i, end)) is not None:
        i = close
    return min(i - 1, end)


def _apposition(scene: Scene, comma: int, end: int) -> int | None:
    """The comma that closes a name or title after `comma` ("le coordinateur, Jean Martin, ...")."""
    for i in range(comma + 1, min(comma + 9, end) + 1):
        if not scene.free(i) or scene.pos[i] in VERBAL:
            return None
        if scene.low[i] == ",":
            names = [k for k in range(comma + 1, i) if scene.pos[k] == "PROPN"]
            people = [k for k in range(comma + 1, i) if scene.low[k] in scene.lexicon.words.people_nouns]
            starts_name = scene.pos[comma + 1] in NOMINAL and scene.text[scene.starts[comma + 1]].isupper()
            return i if (names and starts_name) or people else None
    return None


def aside_drafts(scene: Scene, cue: Cue, aside: Aside, floor: int) -> list[Draft]:
    """What the aside reports; tokens before `floor` are spoken for already."""
    begin, end = scene.units[scene.unit_of[cue.token]]
    first = max(begin, floor)
    left_last = aside.before - 1 if scene.low[aside.before] == "," else aside.before
    if left_last < first:
        return _resumed(scene, cue, aside, end)
    first = _after_stop(scene, first, left_last)
    regions = _regions(scene, first, left_last)
    if regions and _dominated(scene, regions, first, left_last):
        drafts = [_direct(scene, cue, aside, region) for region in regions if scene.regions[region].words > 1]
        return drafts + _resumed(scene, cue, aside, end)
    resumed = _resumed(scene, cue, aside, end)
    if resumed and main_verb(scene, first, left_last):
        return resumed
    return _clause(scene, cue, aside, first, left_last, end)


def _after_stop(scene: Scene, first: int, last: int) -> int:
    """Where the words before the aside begin: at a quote that follows a full stop or a colon, else at `first`."""
    region = scene.closes(last)
    opening = last
    while opening > first and region >= 0 and scene.region_at(opening - 1) == region:
        opening -= 1
    before = opening - 1
    if region >= 0 and before >= first and (scene.low[before] in FULL_STOPS or scene.low[before] == ":"):
        return opening
    return first


def _regions(scene: Scene, first: int, last: int) -> list[int]:
    seen: list[int] = []
    for i in range(first, last + 1):
        region = scene.inside[i]
        if region >= 0 and (not seen or seen[-1] != region):
            seen.append(region)
    return seen


def _dominated(scene: Scene, regions: list[int], first: int, last: int) -> bool:
    """Whether the words before the aside are a quote rather than a clause that holds one."""
    quoted = sum(scene.regions[r].outer_end - scene.regions[r].outer_start for r in regions)
    whole = scene.ends[last] - scene.starts[first]
    return quoted >= whole * (_DOMINATES if scene.region_at(first) >= 0 else _ALMOST_ALL)


def _direct(scene: Scene, cue: Cue, aside: Aside, region: int) -> Draft:
    item = scene.regions[region]
    return Draft(item.first, item.last, "direct.aside", cue, speaker=aside.speaker, region=region)


def _resumed(scene: Scene, cue: Cue, aside: Aside, end: int) -> list[Draft]:
    """A quote that opens right after the aside."""
    at = aside.end + 1
    while at <= end and scene.free(at) and scene.low[at] in {",", ":"}:
        at += 1
    if at <= end and (region := scene.opens(at)) >= 0 and scene.regions[region].words > 1:
        words = scene.text[scene.regions[region].start : scene.regions[region].end].split()
        if at == aside.end + 1 and all(word[0].isupper() for word in words if len(word) > _SMALL):
            return []
        return [_direct(scene, cue, aside, region)]
    return []


def _clause(scene: Scene, cue: Cue, aside: Aside, first: int, left_last: int, end: int) -> list[Draft]:
    """Free indirect speech: the clause left of the aside, around it, or right of it."""
    first = skip_lead(scene, _after_colon(scene, first, left_last), left_last)
    after = aside.end + 2
    goes_on = after <= end and scene.low[aside.end + 1] == ","
    waits = broken_off(scene, left_last) and not (scene.pos[left_last] == "VERB" and goes_on and _turned(scene, after))
    broken = waits or _asks_on(scene, first, left_last, end)
    if goes_on and left_last > first and scene.low[left_last] in scene.lexicon.words.relatives and aside.fronted:
        return [Draft(after, clause_end(scene, after, end), "clause.parenthesis", cue, speaker=aside.speaker)]
    main = main_verb(scene, first, left_last)
    if not (main or aside.fronted) and cue.pronoun is None and _own_clause(scene, cue, first, left_last):
        return []
    if (main and not broken) or not goes_on or not (broken or carries_on(scene, after, end)):
        if left_last < first or (left_last == first and scene.free(first)):
            return []
        return [Draft(first, trim_end(scene, first, left_last), "clause.aside", cue, speaker=aside.speaker)]
    last = clause_end(scene, after, end)
    if adverbial(scene, first, left_last) and scene.pos[after] not in VERBAL:
        return [Draft(after, last, "clause.parenthesis", cue, speaker=aside.speaker)]
    first = _within_relative(scene, first, left_last)
    skip = [(aside.before, aside.end + 1)]
    return [Draft(first, last, "clause.parenthesis", cue, speaker=aside.speaker, skip=skip)]


def _asks_on(scene: Scene, first: int, last: int, end: int) -> bool:
    """Whether the words open a question with their verb, and the question goes on: "Is that, he asked, how ...?"."""
    asks = scene.low[end] == "?" or (end and scene.low[end - 1] == "?")
    return bool(asks) and scene.low[last] != "?" and scene.finite[first] and scene.pos[first] == "AUX"


def _after_colon(scene: Scene, first: int, last: int) -> int:
    """Past the colon that opens the words reported: "il renvoie la balle : le Tchad, affirme-t-il, ..."."""
    for i in range(last, first, -1):
        if scene.free(i) and scene.low[i] == ":":
            return i + 1 if scene.pos[i + 1] != "PUNCT" and i + 1 < last else first
    return first


def _own_clause(scene: Scene, cue: Cue, first: int, last: int) -> bool:
    """Whether the verbless words before the cue are its own subject rather than words reported."""
    held = any(scene.inside[i] >= 0 for i in range(first, last + 1))
    if scene.pos[first] == "SCONJ" or (held and (scene.region_at(last) >= 0 or last - first < _SHORT)):
        return False
    if any(scene.low[i] == "," or scene.low[i] in scene.lexicon.words.relatives for i in range(first + 1, last + 1)):
        return True
    return scene.low[last] in scene.lexicon.words.bound_pronouns or scene.pos[last] == "PRON"


def carries_on(scene: Scene, after: int, end: int) -> bool:
    """Whether the reported clause goes on after the aside rather than the narrator's sentence."""
    word = scene.low[after]
    if scene.free(after) and (word in scene.lexicon.words.relatives or word in scene.lexicon.words.coordinators):
        return False
    if _turned(scene, after):
        return False
    held = any(scene.inside[i] >= 0 for i in range(after, end + 1))
    return (
        held
        or any(scene.pos[i] in VERBAL and scene.finite[i] for i in range(after, end + 1))
        or word in scene.lexicon.words.complementizers
    )


def _turned(scene: Scene, after: int) -> bool:
    """Whether the narrator's sentence goes on there: a setting, a source, a comment, a participle of speech."""
    words, word = scene.lexicon.words, scene.low[after]
    if scene.match(scene.lexicon.tails, after) or scene.match(scene.lexicon.sources, after):
        return True
    citing = word in words.citing and scene.pos[after] == "VERB" and not scene.finite[after]
    spoken = citing or any(entry.form == "gerund" for entry in scene.lexicon.forms.get(word, ()))
    return scene.free(after) and (spoken or word in words.relatives)


def _within_relative(scene: Scene, first: int, last: int) -> int:
    """Past a relative pronoun where the aside stands in the narrator's relative clause."""
    for i in range(last, first, -1):
        if scene.free(i) and scene.low[i] in scene.lexicon.words.relatives and scene.low[i - 1] == ",":
            return i + 1
    return first
