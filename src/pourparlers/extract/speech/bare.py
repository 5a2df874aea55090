"""Clauses without a complementizer: "Moscow says it may move", "he wondered whether it would"."""

from pourparlers.extract.speech.clauses import clause_end, main_clause
from pourparlers.extract.speech.model import Cue
from pourparlers.extract.speech.scene import NOMINAL, VERBAL, Scene

_CLAUSES = frozenset({"ccomp", "parataxis"})
_LOOSE = frozenset({"obj", "iobj", "xcomp", "advcl", "obl", "conj"})
_SETTING = 24


def bare_clause(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The finite clause that follows the cue at once; the one spoken to and the setting may stand between."""
    end = scene.units[scene.unit_of[cue.token]][1]
    first = _after_setting(scene, cue, end)
    if first is None or first >= end or scene.low[first] in scene.lexicon.words.relatives:
        return None
    if scene.low[first] in scene.lexicon.words.infinitive_markers and scene.pos[first] == "PART":
        return None
    verb = _finite(scene, first, end)
    if verb is None and cue.form == "finite" and _headline(scene, first, end):
        return first, clause_end(scene, first, end, cue=cue)
    governed = verb is not None and (_governed(scene, cue, first, verb) or _plain(scene, cue, first, verb))
    if verb is None or not governed or _other_subject(scene, first, verb):
        return None
    return first, clause_end(scene, first, main_clause(scene, cue, end), cue=cue)


def question_clause(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The clause of a question, with the word that asks: "whether the bridge would last"."""
    end = scene.units[scene.unit_of[cue.token]][1]
    first = _after_setting(scene, cue, end)
    if first is None or first >= end or scene.low[first] not in scene.lexicon.words.questions:
        return None
    end = main_clause(scene, cue, end)
    return (first, clause_end(scene, first, end, cue=cue)) if _any_finite(scene, first, end) else None


def _after_setting(scene: Scene, cue: Cue, end: int) -> int | None:
    """The first token after the cue, the one it is said to, times, and phrases that the tree hangs on the cue."""
    i, told = cue.last + 1, "told" in cue.frames
    while i <= min(end, cue.last + _SETTING):
        if scene.opens(i) >= 0:
            return i
        word, pos = scene.low[i], scene.pos[i]
        if pos in {"PUNCT", "CCONJ"} or word in scene.lexicon.words.complementizers:
            return i if pos in {"DET", "PRON"} and not told else None
        past = _past_time(scene, i, end)
        if past is None and told and (pos in NOMINAL | {"PRON", "DET", "ADJ", "NUM"}):
            past, told = _past_addressee(scene, cue, i, end), False
        if past is None and pos in {"ADP", "ADV"}:
            past = _past_phrase(scene, cue, i, end)
        if past is None:
            return i
        i = past
    return None


def _past_time(scene: Scene, i: int, end: int) -> int | None:
    """The first token after a time that begins at `i` ("on Friday", "last week", "a day earlier", "on 3 March")."""
    k = i
    while k <= end and k < i + 4 and scene.pos[k] in {"ADP", "DET", "ADJ", "NUM"} and not _is_time(scene, k):
        k += 1
    if k > end or not _is_time(scene, k) or scene.pos[k] == "VERB":
        return None
    while k <= end and (_is_time(scene, k) or scene.low[k].isdigit()):
        k += 1
    return None if k <= end and scene.dep[k] == "case" and scene.head[k] == k - 1 else k


def _is_time(scene: Scene, i: int) -> bool:
    return scene.low[i] in scene.lexicon.words.time_words


def _past_addressee(scene: Scene, cue: Cue, i: int, end: int) -> int | None:
    """The first token after the one spoken to."""
    last = i
    for child in scene.children[cue.token]:
        if child >= i and scene.dep[child] in {"obj", "iobj"}:
            last = child
            break
    else:
        while last < end and scene.pos[last] in {"DET", "ADJ", "NUM"}:
            last += 1
    while last < end and scene.pos[last + 1] in NOMINAL and scene.head[last + 1] == last:
        last += 1
    if last >= end or any(scene.pos[k] in VERBAL and scene.finite[k] for k in range(i, last + 1)):
        return None
    return last + 1


def _past_phrase(scene: Scene, cue: Cue, i: int, end: int) -> int | None:
    """The first token after a phrase that tells where or how the words were said."""
    if scene.pos[i] == "ADV":
        return i + 1 if scene.head[i] == cue.token and scene.pos[min(i + 1, end)] != "NUM" else None
    noun = next((k for k in range(i + 1, min(i + 6, end) + 1) if scene.pos[k] in NOMINAL | {"PRON"}), None)
    if noun is None or any(scene.pos[k] in VERBAL | {"PUNCT"} for k in range(i, noun)):
        return None
    while noun < end and scene.pos[noun + 1] in NOMINAL and scene.head[noun] >= noun + 1 >= scene.head[noun]:
        noun += 1
    setting = scene.low[noun] in scene.lexicon.words.documents | scene.lexicon.words.channel_nouns
    if scene.head[noun] != cue.token and not setting:
        return None
    return noun + 1


def _finite(scene: Scene, first: int, end: int) -> int | None:
    """The first finite verb from `first` on that stands under no relative pronoun or conjunction of its own."""
    lexicon, shielded, named = scene.lexicon, False, False
    for i in range(first, end + 1):
        word, pos = scene.low[i], scene.pos[i]
        if word in {":", ";"} and scene.free(i):
            return None
        if word == "," and scene.free(i):
            shielded = False
            if i + 1 <= end and scene.low[i + 1] in lexicon.words.conjoining and not named:
                return None
        elif word in lexicon.words.subordinators and pos in {"SCONJ", "PRON", "ADV"}:
            shielded = True
        elif pos in VERBAL and scene.finite[i]:
            if named and not shielded:
                return i
            shielded = False
        elif pos in NOMINAL | {"PRON", "NUM", "DET", "SYM"} or scene.dep[i].startswith("nsubj"):
            named = True
    return None


def _headline(scene: Scene, first: int, end: int) -> bool:
    """Whether a heading leaves out the auxiliary: "army says road blocked", "says troops leaving the town"."""
    if scene.analysis.block_of(scene.analysis.doc[first]).kind not in {"title", "subhead"}:
        return False
    verb = next((i for i in range(first, end + 1) if scene.pos[i] in VERBAL), None)
    return verb is not None and any(scene.pos[k] in NOMINAL for k in range(first, verb))


def _any_finite(scene: Scene, first: int, end: int) -> bool:
    return any(scene.pos[i] in VERBAL and scene.finite[i] for i in range(first, end + 1))


def _plain(scene: Scene, cue: Cue, first: int, verb: int) -> bool:
    """Whether one noun phrase alone stands before the verb, which leaves the tree no choice: "said the road was"."""
    words, named = scene.lexicon.words, False
    if cue.form != "finite" or scene.pos[first] == "ADP":
        return False
    for i in range(first, verb):
        pos = scene.pos[i]
        if not scene.free(i) or scene.low[i] in {",", ":", "(", *words.subordinators}:
            return False
        if pos == "VERB" and not scene.infinitive[i]:
            return False
        if pos == "CCONJ" and scene.pos[i + 1] not in {*NOMINAL, "DET", "PRON", "ADJ", "NUM"}:
            return False
        joined = i > first and scene.pos[i - 1] in {"ADP", "CCONJ", "DET", "ADJ", "NUM", "PUNCT", "ADV", "VERB"}
        if named and pos in {"DET", "PRON"} and not joined:
            return False
        named = named or pos in {*NOMINAL, "PRON"}
    return named


def _governed(scene: Scene, cue: Cue, first: int, verb: int) -> bool:
    """Whether the tree hangs the clause of `verb` on the cue, if only by mistaking its subject for an object."""
    node, below = verb, ""
    for _ in range(12):
        up = scene.head[node]
        if up == node:
            return False
        if cue.first <= up <= cue.last:
            if scene.dep[node] in _CLAUSES:
                return True
            return scene.dep[node] in _LOOSE and (not below or _own_subject(scene, verb, cue.last))
        about = scene.dep[node] == "acl:relcl" and scene.pos[up] == "NOUN" and _own_subject(scene, verb, up)
        if about and not cue.last < up < first:
            return False
        below, node = scene.dep[node], up
    return False


def _own_subject(scene: Scene, verb: int, after: int) -> bool:
    heads = {verb, scene.head[verb]} if scene.pos[verb] == "AUX" else {verb}
    return any(scene.dep[k].startswith("nsubj") and after < k < verb for head in heads for k in scene.children[head])


def _other_subject(scene: Scene, first: int, verb: int) -> bool:
    """Whether the verb has its subject behind a comma, and the words before it are verbless: "says X, it would ..."."""
    heads = {verb, scene.head[verb]} if scene.pos[verb] == "AUX" else {verb}
    subjects = [k for h in heads for k in scene.children[h] if scene.dep[k].startswith("nsubj") and first <= k < verb]
    if not subjects:
        return False
    commas = [k for k in range(first, subjects[0]) if scene.low[k] == "," and scene.free(k)]
    if not commas or any(scene.pos[k] in VERBAL for k in range(first, commas[0])):
        return False
    return scene.pos[first] in NOMINAL | {"DET", "PRON", "ADJ"}
