"""Words reported without a verb of speech: "Kremlin: ..." in a heading, "his claim that ..."."""

from pourparlers.extract.speech.clauses import before_main, clause_end, trim_end
from pourparlers.extract.speech.model import Draft
from pourparlers.extract.speech.phrases import genitive, head_of
from pourparlers.extract.speech.scene import NOMINAL, VERBAL, Scene

_LABEL, _NEAR = 5, 12
_HEADS = frozenset({"title", "subhead"})
_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PUNCT", "NUM", "X"})


def labelled_clauses(scene: Scene) -> list[Draft]:
    """The clause of a heading that begins with the one who says it and a colon.

    A name alone may be the topic: it speaks where it is an office or a body, or where the clause says "we".
    """
    drafts: list[Draft] = []
    for begin, end in scene.units:
        if scene.analysis.block_of(scene.analysis.doc[begin]).kind not in _HEADS:
            continue
        colon = next((i for i in range(begin + 1, min(begin + _LABEL, end)) if scene.low[i] == ":"), None)
        if colon is None or not all(scene.pos[i] in _NAMES and scene.free(i) for i in range(begin, colon)):
            continue
        first, last = colon + 1, trim_end(scene, colon + 1, end)
        speaker = next((i for i in range(colon - 1, begin - 1, -1) if scene.pos[i] in NOMINAL), None)
        if speaker is None or scene.opens(first) >= 0 or not _says(scene, speaker, first, last):
            continue
        drafts.append(Draft(first, clause_end(scene, first, last), "clause.label", speaker=speaker))
    return drafts


def _says(scene: Scene, speaker: int, first: int, last: int) -> bool:
    words = scene.lexicon.words
    if not any(scene.pos[i] in VERBAL and scene.finite[i] for i in range(first, last + 1)):
        return False
    person = any(scene.low[i] in words.first_persons for i in range(first, last + 1))
    return person or scene.low[speaker] in words.people_nouns


def noun_clauses(scene: Scene, taken: list[bool]) -> list[Draft]:
    """The clause of a noun of saying whose owner the text names: "his claim that ...", "a statement by X that ..."."""
    drafts: list[Draft] = []
    for i in range(scene.size):
        if scene.low[i] not in scene.lexicon.words.claim_nouns or not scene.free(i) or scene.pos[i] in VERBAL:
            continue
        end = scene.units[scene.unit_of[i]][1]
        at = _complementizer(scene, i, end)
        if at is None or taken[at] or at + 1 >= end or taken[at + 1]:
            continue
        owner = _owner(scene, i, at)
        last = clause_end(scene, at + 1, before_main(scene, at + 1, end))
        if owner is not None and any(scene.pos[k] in VERBAL and scene.finite[k] for k in range(at + 1, last + 1)):
            drafts.append(Draft(at + 1, last, "clause.noun", speaker=owner))
    return drafts


def _complementizer(scene: Scene, noun: int, end: int) -> int | None:
    """The "that" of the noun: right behind it or its genitive, with a subject of its own behind."""
    for i in range(noun + 1, min(noun + _NEAR, end) + 1):
        if scene.low[i] in scene.lexicon.words.complementizers:
            subject = i + 1 <= end and scene.pos[i + 1] in NOMINAL | {"DET", "PRON", "ADJ", "NUM"}
            return i if subject and scene.free(i) else None
        if scene.pos[i] not in _NAMES or scene.low[i] in {",", ":"} or not scene.free(i):
            return None
    return None


def _owner(scene: Scene, noun: int, at: int) -> int | None:
    """Whose words the noun tells: its possessor, else its genitive."""
    for child in scene.children[noun]:
        if child < noun and scene.dep[child] == "nmod:poss":
            return head_of(scene, child, noun - 1)
    return genitive(scene, noun, at)
