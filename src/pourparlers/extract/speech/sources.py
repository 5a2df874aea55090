"""Source phrases: "selon X, ...", "..., d'après X", "X, pour qui ..."."""

from dataclasses import dataclass

from pourparlers.extract.speech.clauses import adverbial, broken_off, clause_end, main_verb, skip_lead, trim_end
from pourparlers.extract.speech.model import Draft
from pourparlers.extract.speech.phrases import genitive, head_of, phrase_before
from pourparlers.extract.speech.scene import FULL_STOPS, NOMINAL, VERBAL, Scene


@dataclass(frozen=True, slots=True)
class Source:
    """A source phrase: its rule, the tokens of its preposition, the one it names and the last token of the phrase."""

    rule: str
    first: int
    last: int
    speaker: int | None
    end: int
    relative: bool = False


def find_sources(scene: Scene) -> list[Source]:
    """Every source phrase of the narrator's text that names somebody."""
    found: list[Source] = []
    i = 0
    while i < scene.size:
        hit = scene.match(scene.lexicon.sources, i) if scene.free(i) else None
        source = _source(scene, i, *hit) if hit is not None else None
        if source is not None:
            found.append(source)
        i = hit[1] + 1 if hit is not None else i + 1
    return found


def _source(scene: Scene, first: int, rule: str, last: int) -> Source | None:
    begin, end = scene.units[scene.unit_of[first]]
    if last >= end:
        return None
    lexicon = scene.lexicon
    if rule in lexicon.complete_sources:
        return Source(rule, first, last, None, last)
    at = last + 1
    if scene.low[at] in lexicon.words.source_relatives:
        antecedent = phrase_before(scene, first - 1, begin)
        if antecedent is not None and scene.low[antecedent] in lexicon.words.documents:
            antecedent = genitive(scene, antecedent, first) or antecedent
        if antecedent is not None and rule in lexicon.party_sources and not _human(scene, antecedent):
            antecedent = _named_before(scene, antecedent, begin)
        return None if antecedent is None else Source(rule, first, at, antecedent, at, relative=True)
    noun = _object(scene, at, end)
    if noun is None or scene.low[noun] in lexicon.words.not_sources or scene.low[noun] in lexicon.words.time_words:
        return None
    if scene.low[noun] in lexicon.words.first_persons:
        return None
    if rule in lexicon.party_sources and not _party(scene, first, begin, noun):
        return None
    stop = _phrase_end(scene, noun, end)
    speaker = noun
    if scene.low[noun] in lexicon.words.documents:
        speaker = genitive(scene, noun, stop) or noun
    return Source(rule, first, last, speaker, stop)


def _object(scene: Scene, at: int, end: int) -> int | None:
    for i in range(at, min(at + 7, end) + 1):
        if scene.low[i] == "," or (scene.pos[i] in VERBAL and scene.finite[i]):
            return None
        if scene.free(i) and (scene.pos[i] in NOMINAL or scene.pos[i] == "PRON"):
            return head_of(scene, i, end)
    return None


def _party(scene: Scene, first: int, begin: int, noun: int) -> bool:
    """For prepositions with many uses: only at the head of the sentence, and only before people."""
    if first != begin:
        return False
    return _human(scene, noun)


def _named_before(scene: Scene, noun: int, begin: int) -> int | None:
    """The name that a title between commas stands by: "Jean Martin, numéro deux du parti, pour qui ..."."""
    comma = next((i for i in range(noun - 1, max(begin, noun - 4), -1) if scene.low[i] == ","), None)
    name = phrase_before(scene, comma - 1, begin) if comma is not None else None
    return name if name is not None and _human(scene, name) else None


def _human(scene: Scene, noun: int) -> bool:
    return scene.pos[noun] == "PROPN" or scene.low[noun] in scene.lexicon.words.people_nouns


def _phrase_end(scene: Scene, noun: int, end: int) -> int:
    """The last token of the source phrase: up to the comma after which a clause can begin."""
    if scene.pos[noun] == "PRON":
        return noun
    stop = _comma(scene, noun, end)
    while stop < end:
        following = _comma(scene, stop + 1, end)
        if following >= end or not _modifies(scene, stop + 1, following):
            break
        stop = following
    return min(stop - 1, end) if stop <= end else end


def _comma(scene: Scene, i: int, end: int) -> int:
    depth = 0
    while i <= end:
        word = scene.low[i] if scene.free(i) else ""
        if word == "(":
            depth += 1
        elif word == ")" and depth:
            depth -= 1
        elif not depth and (word in {",", ":", ")"} or word in FULL_STOPS):
            break
        i += 1
    return i


def _modifies(scene: Scene, first: int, comma: int) -> bool:
    """Whether the words between two commas still belong to the source: a participle, a relative, a name, a title."""
    word = scene.low[first]
    if word in scene.lexicon.words.relatives or (
        word in scene.lexicon.words.subordinators and scene.pos[first] == "PRON"
    ):
        return True
    verbs = [i for i in range(first, comma) if scene.pos[i] in VERBAL]
    if verbs:
        return verbs[0] == first and not scene.finite[first] and not scene.infinitive[first]
    if scene.pos[first] == "PROPN" or scene.low[first] in scene.lexicon.words.people_nouns:
        return True
    if all(scene.text[scene.starts[i]].isupper() for i in range(first, comma)):
        return True
    return scene.pos[first] == "DET" and any(
        scene.low[i] in scene.lexicon.words.people_nouns for i in range(first, comma)
    )


def source_draft(scene: Scene, source: Source, floor: int) -> Draft | None:
    """The clause that rests on the source; None where the phrase qualifies a word and not a clause."""
    begin, end = scene.units[scene.unit_of[source.first]]
    begin = max(begin, floor, _after_colon(scene, source, begin))
    before, after = source.first - 1, source.end + 1
    if source.relative:
        return _make(scene, source, source.end + 1, clause_end(scene, source.end + 1, end), "clause.source-relative")
    opened = before < begin or scene.low[before] in {",", "(", "–", "—"} or scene.closes(before) >= 0
    conjoined = before >= begin and scene.low[before] in scene.lexicon.words.conjoining
    if before < begin or conjoined:
        if after >= end or scene.low[after] not in {",", ":"}:
            return None
        return _make(scene, source, after + 1, clause_end(scene, after + 1, end), "clause.source")
    if after > end or scene.low[after] in FULL_STOPS or scene.low[after] in {")", ":"} or _described(scene, after, end):
        last = before - 1 if opened and scene.closes(before) < 0 else before
        return _make(scene, source, begin, trim_end(scene, begin, last), "clause.source")
    if not opened or scene.low[after] != ",":
        return None
    return _within(scene, source, begin, before, after, end)


def _described(scene: Scene, comma: int, end: int) -> bool:
    """Whether a relative clause about the source closes the sentence."""
    return scene.low[comma] == "," and comma < end and scene.low[comma + 1] in scene.lexicon.words.relatives


def leads(scene: Scene, source: Source) -> bool:
    """Whether the source opens its unit and so governs all of it."""
    return not source.relative and source.first == scene.units[scene.unit_of[source.first]][0]


def _after_colon(scene: Scene, source: Source, begin: int) -> int:
    """Where the clause of a source behind a colon begins, if the source follows the colon or points back before it."""
    points_back = source.speaker is None or scene.pos[source.speaker] == "PRON"
    for i in range(source.first - 1, begin - 1, -1):
        if scene.free(i) and scene.low[i] == ":":
            return i + 1 if points_back or i == source.first - 1 else begin
    return begin


def _within(scene: Scene, source: Source, begin: int, before: int, after: int, end: int) -> Draft | None:
    """A source between commas: the clause around it, or what follows a coordinator, a relative or an adverbial."""
    bridge = scene.lexicon.words.conjoining | scene.lexicon.words.relatives
    if before > begin and (scene.low[before - 1] in bridge or _setting(scene, begin, before - 1, after, end)):
        return _make(scene, source, after + 1, clause_end(scene, after + 1, end), "clause.source")
    whole = main_verb(scene, begin, before - 1) and not broken_off(scene, before - 1)
    if whole and scene.low[after + 1] in scene.lexicon.words.coordinators:
        return _make(scene, source, begin, trim_end(scene, begin, before - 1), "clause.source")
    draft = _make(scene, source, begin, clause_end(scene, after + 1, end), "clause.source")
    if draft is not None:
        draft.skip.append((before, after))
    return draft


def _setting(scene: Scene, first: int, last: int, after: int, end: int) -> bool:
    """Whether an adverbial stands there and the subject behind the source: "By midday, according to X, ..."."""
    subjects = [i for i in range(first, end + 1) if scene.dep[i].startswith("nsubj")]
    behind = scene.pos[first] == "ADP" or (bool(subjects) and subjects[0] > after)
    return adverbial(scene, first, last) and behind


def _make(scene: Scene, source: Source, first: int, last: int, rule: str) -> Draft | None:
    first = skip_lead(scene, first, last)
    if last <= first or not any(scene.pos[i] in VERBAL for i in range(first, last + 1)):
        return None
    inherit = source.speaker is None
    return Draft(first, last, rule, source=(source.first, source.last), speaker=source.speaker, inherit=inherit)
