"""The aside whose subject stands before its verb: "..., the police said", "The text, officials say, ..."."""

from dataclasses import replace

from pourparlers.extract.speech.asides import Aside, aside_end, carries_on
from pourparlers.extract.speech.bare import bare_clause
from pourparlers.extract.speech.clauses import clause_end, main_verb, that_clause
from pourparlers.extract.speech.model import Cue
from pourparlers.extract.speech.phrases import head_of
from pourparlers.extract.speech.scene import FULL_STOPS, NOMINAL, QUESTIONS, VERBAL, Scene
from pourparlers.extract.speech.speakers import citing_verb

_REACH, _PHRASE, _BRACKET = 40, 14, 8
_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "ADV", "X", "SYM"})


def fronted_aside(scene: Scene, cue: Cue) -> Aside | None:
    """The aside that the cue makes with the subject before it, or None where it governs what follows."""
    if not scene.lexicon.words.fronted_asides:
        return None
    if (cited := citing_verb(scene, cue)) is not None and cited[0] != cited[1]:
        cue = replace(cue, first=cited[1], form="finite")
    if cue.form != "finite" or cue.passive or cue.negated or "aside" not in cue.frames:
        return None
    begin, end = scene.units[scene.unit_of[cue.token]]
    if any(_modal(scene, i) for i in range(cue.first, cue.token)):
        return _behind_quote(scene, cue, begin, end)
    return _behind_quote(scene, cue, begin, end) or _behind_clause(scene, cue, begin, end)


def _modal(scene: Scene, i: int) -> bool:
    """Whether an auxiliary of no present or past stands at `i`: "will", "could"."""
    auxiliary = scene.low[i] in scene.lexicon.words.group.auxiliaries and scene.finite[i]
    return auxiliary and not {"Pres", "Past"}.intersection(scene.analysis.doc[i].morph.get("Tense", []))


def _behind_quote(scene: Scene, cue: Cue, begin: int, end: int) -> Aside | None:
    """ "«We leave,» the minister said": a quote that waits for its verb, then nothing but the subject."""
    mark = next((i for i in range(cue.first - 1, max(begin, cue.first - _REACH), -1) if scene.closes(i) >= 0), None)
    if mark is None or not _waits(scene, mark):
        return None
    first = mark + 2 if scene.low[mark + 1] == "," else mark + 1
    if first >= cue.first or not _subject_only(scene, first, cue.first - 1):
        return None
    noun = _named(scene, cue, first)
    if noun is None:
        return None
    return Aside(first - 1, noun, aside_end(scene, cue.last, end), fronted=True)


def _waits(scene: Scene, mark: int) -> bool:
    """Whether the quote that ends with the token `mark` ends in a comma, or in a question or exclamation."""
    last = scene.regions[scene.closes(mark)].last
    follows = scene.low[mark + 1 : mark + 2]
    return scene.low[last] == "," or scene.low[last] in QUESTIONS or follows == [","]


def _subject_only(scene: Scene, first: int, last: int) -> bool:
    """Whether the tokens can be a subject with its appositions and relative clauses: no main verb, no preposition."""
    if scene.pos[first] in {"ADP", "CCONJ", "SCONJ", "VERB", "AUX", "ADV"} or not scene.free(first):
        return False
    shielded = False
    for i in range(first, last + 1):
        if not scene.free(i):
            continue
        if scene.low[i] in FULL_STOPS or scene.low[i] in {":", ";"}:
            return False
        if scene.low[i] in scene.lexicon.words.relatives:
            shielded = True
        elif scene.low[i] == ",":
            shielded = False
        elif scene.pos[i] in VERBAL and scene.finite[i] and not shielded:
            return False
    return True


def _named(scene: Scene, cue: Cue, first: int) -> int | None:
    """The subject among the tokens from `first` to the cue: the tree's, else the head of the first noun phrase."""
    for token in range(cue.last, cue.first - 1, -1):
        for child in scene.children[token]:
            if first <= child < cue.first and scene.dep[child].startswith("nsubj"):
                return child
    for i in range(first, min(cue.first, first + _PHRASE)):
        if scene.pos[i] in NOMINAL:
            return head_of(scene, i, cue.first - 1)
        if scene.pos[i] == "PRON":
            return i
    return None


def _behind_clause(scene: Scene, cue: Cue, begin: int, end: int) -> Aside | None:
    """ "The bridge fell, the police said": a clause before the subject or around it, and none behind the verb."""
    first = _phrase_start(scene, cue, begin)
    if first is None or first - 1 <= begin or not _sets_off(scene, first - 1):
        return None
    noun = _named(scene, cue, first)
    if noun is None or scene.low[noun] in scene.lexicon.words.first_persons | scene.lexicon.words.relatives:
        return None
    stop = aside_end(scene, cue.last, end)
    if not _says_no_more(scene, cue, stop, end):
        return None
    after = stop + 2
    right = _governs(cue) and after <= end and scene.low[stop + 1] == "," and carries_on(scene, after, end)
    if scene.match(scene.lexicon.sources, begin) and not main_verb(scene, begin, first - 2):
        return None
    left = main_verb(scene, begin, first - 2) or _inverted(scene, begin, first - 2)
    left = left or (not right and _told(scene, begin, first - 2))
    if not (left or right or scene.low[first - 1] in QUESTIONS):
        return None
    if not _governs(cue) and after <= end and not _waits_for_verb(scene, begin, after, stop):
        return None
    return Aside(first - 1, noun, stop, fronted=True)


def _told(scene: Scene, begin: int, last: int) -> bool:
    """Whether the words hold a past that may be no participle, and open with a noun phrase under no conjunction."""
    words = scene.lexicon.words
    if not words.past_like_participle or scene.pos[begin] not in {*NOMINAL, "DET", "PRON", "ADJ", "NUM"}:
        return False
    if any(scene.low[i] in words.subordinators for i in range(begin, last + 1)):
        return False
    return any("Past" in scene.analysis.doc[i].morph.get("Tense", []) for i in range(begin, last + 1))


def _waits_for_verb(scene: Scene, begin: int, after: int, stop: int) -> bool:
    """Whether a verb right behind the aside belongs to the words before it: "What they saw, he went on, was a war"."""
    words = scene.lexicon.words
    if scene.low[begin] in words.subordinators - words.questions or scene.pos[begin] == "ADP":
        return False
    return scene.low[stop + 1] == "," and scene.pos[after] in VERBAL and scene.finite[after]


def _governs(cue: Cue) -> bool:
    """Whether the verb takes clauses; one that does not makes an aside only at the end of the sentence."""
    return bool({"clause", "question"} & cue.frames)


def _inverted(scene: Scene, begin: int, last: int) -> bool:
    """Whether the words before the aside are a sentence that opens with its verb: "Is that, he asked, how ..."."""
    return any(scene.finite[i] and scene.pos[i] == "AUX" for i in range(begin, min(begin + 2, last + 1)))


def _sets_off(scene: Scene, i: int) -> bool:
    return scene.closes(i) >= 0 or (scene.free(i) and scene.low[i] in {",", "–", "—", *QUESTIONS})


def _phrase_start(scene: Scene, cue: Cue, begin: int) -> int | None:
    """Where the subject phrase begins, appositions in commas included: right behind a comma, a dash or a quote."""
    last = cue.first - 1
    if last >= begin and scene.low[last] == "," and scene.free(last):
        return _past_apposition(scene, cue, begin)
    return _phrase(scene, last, begin)


def _phrase(scene: Scene, last: int, begin: int) -> int | None:
    """The first token of the noun phrase that ends with `last`; None where it is none, or no comma stands before it."""
    i = last
    while i >= begin and last - i < _REACH and scene.free(i):
        word, pos = scene.low[i], scene.pos[i]
        if word == ")" and (bracket := _bracket(scene, i, begin)) is not None:
            i = bracket - 1
            continue
        inner = pos in _INSIDE or pos == "PRON" or word in {"-", "’s", "'s"}
        inner = inner and word not in scene.lexicon.words.complementizers
        if pos == "ADP" or (pos == "CCONJ" and word in scene.lexicon.words.conjoining):
            inner = i > begin and scene.pos[i - 1] in _INSIDE
        if not inner:
            break
        i -= 1
    first = i + 1
    if first > last or first <= begin or not _sets_off(scene, i):
        return None
    if scene.pos[first] == "ADV" and first < last:
        return None
    return None if _two_phrases(scene, first, last) else first


def _two_phrases(scene: Scene, first: int, last: int) -> bool:
    """Whether a pronoun follows a noun or pronoun as the subject of a clause about it: "something it denied"."""
    return first < last and scene.pos[last] == "PRON" and scene.pos[last - 1] in {*NOMINAL, "PRON"}


def _bracket(scene: Scene, closing: int, begin: int) -> int | None:
    """The bracket that opens a few tokens before the one that closes at `closing`."""
    return next((k for k in range(closing - 1, max(begin, closing - _BRACKET), -1) if scene.low[k] == "("), None)


def led_clause(scene: Scene, cue: Cue) -> tuple[int, int, int] | None:
    """ "As the minister said, the road is open": the first and last token of the clause and the speaker."""
    begin, end = scene.units[scene.unit_of[cue.token]]
    words = scene.lexicon.words
    if not words.fronted_asides or scene.low[begin] not in words.as_words or cue.first - begin < 2:
        return None
    if cue.form != "finite" or cue.passive or cue.negated or not _subject_only(scene, begin + 1, cue.first - 1):
        return None
    stop = aside_end(scene, cue.last, end)
    noun = _named(scene, cue, begin + 1)
    if noun is None or stop + 2 >= end or scene.low[stop + 1] != "," or not main_verb(scene, stop + 2, end):
        return None
    if stop > cue.last and not _says_no_more(scene, cue, stop, end):
        return None
    return stop + 2, clause_end(scene, stop + 2, end), noun


def _past_apposition(scene: Scene, cue: Cue, begin: int) -> int | None:
    """The start of "X, the minister, said" or "X, who came late, said": past the commas that close in on the cue."""
    opening = next((k for k in range(cue.first - 2, begin, -1) if scene.low[k] == "," and scene.free(k)), None)
    if opening is None or cue.first - opening > _REACH:
        return None
    verbs = [k for k in range(opening, cue.first - 1) if scene.pos[k] in VERBAL and scene.finite[k]]
    relative = scene.low[opening + 1] in scene.lexicon.words.relatives
    if (verbs and not relative) or scene.pos[opening + 1] in {"CCONJ", "SCONJ"}:
        return None
    return _phrase(scene, opening - 1, begin)


def _says_no_more(scene: Scene, cue: Cue, stop: int, end: int) -> bool:
    """Whether nothing follows the verb that it could govern: no clause, no object but the one spoken to."""
    if that_clause(scene, cue) is not None and _complement_within(scene, cue, stop):
        return False
    if "bare" in cue.frames and (found := bare_clause(scene, cue)) is not None and _verb_within(scene, found[0], stop):
        return False
    if "clause" not in cue.frames and any(
        scene.pos[i] == "ADP" for i in range(cue.last + 1, min(cue.last + 2, stop + 1))
    ):
        return scene.low[stop] in scene.lexicon.words.time_words
    for child in scene.children[cue.token]:
        told = "told" in cue.frames and scene.dep[child] in {"obj", "iobj"}
        if cue.last < child <= stop and scene.dep[child] in {"obj", "xcomp", "ccomp"} and not told:
            return scene.low[child] in scene.lexicon.words.time_words
    colon = stop + 1 <= end and scene.low[stop + 1] == ":"
    return not (colon and scene.opens(min(stop + 2, end)) >= 0)


def _verb_within(scene: Scene, first: int, stop: int) -> bool:
    return any(scene.pos[i] in VERBAL and scene.finite[i] for i in range(first, stop + 1))


def _complement_within(scene: Scene, cue: Cue, stop: int) -> bool:
    return any(scene.low[i] in scene.lexicon.words.complementizers for i in range(cue.last + 1, stop + 1))
