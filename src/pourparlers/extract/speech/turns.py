"""Where the narrator takes the sentence back from a reported clause."""

from pourparlers.extract.speech.model import Cue
from pourparlers.extract.speech.scene import NOMINAL, VERBAL, Scene

_SUBJECT = 10
_DASHES = frozenset({"–", "—", "--"})
_HEADS = frozenset({"title", "subhead"})


def turns(scene: Scene, i: int, first: int, unit_end: int, cue: Cue | None) -> bool:
    """Whether the narrator goes on at token `i` of the clause that began at `first` and that the cue governs."""
    if (
        i in scene.borders
        or _relative_ends(scene, i, cue)
        or _takes_over(scene, i, unit_end)
        or _lone_dash(scene, i, first, unit_end)
    ):
        return True
    return _headline_turn(scene, i) or _other_speaks(scene, i, unit_end) or _goes_on(scene, i, unit_end, cue)


def _takes_over(scene: Scene, i: int, unit_end: int) -> bool:
    """Whether the narrator's sentence goes on at token `i` (a comma or a coordinator)."""
    lexicon, word = scene.lexicon, scene.low[i]
    if word == "," and i < unit_end:
        k = i + 1
        if not scene.free(k):
            return False
        if scene.match(lexicon.tails, k) or scene.match(lexicon.consequences, k) or _source_closes(scene, k, unit_end):
            return True
        if _gerund(scene, k) or _suspicion(scene, k):
            return True
        if scene.low[k] in lexicon.words.conjoining:
            k += 1
        return _new_cue(scene, k, unit_end)
    if word in lexicon.words.conjoining:
        return _new_cue(scene, i + 1, unit_end) or (i < unit_end and _gerund(scene, i + 1))
    return False


def joins(scene: Scene, cue: Cue) -> frozenset[int]:
    """The coordinators that join a verb to the cue under the same subject: "said it was over and called a vote"."""
    found: set[int] = set()
    for verb in scene.children[cue.token]:
        if verb <= cue.last or scene.dep[verb] != "conj" or scene.pos[verb] not in VERBAL:
            continue
        own = [scene.dep[k] for k in scene.children[verb] if k < verb]
        if not any(label.startswith("nsubj") for label in own):
            found.update(k for k in scene.children[verb] if scene.dep[k] == "cc" and cue.last < k < verb)
    return frozenset(k for k in found if scene.low[k + 1] not in scene.lexicon.words.complementizers)


def repeats(scene: Scene, i: int, auxiliary: str | None) -> bool:
    """Whether a coordinator at `i` is followed at once by the auxiliary of the cue."""
    if auxiliary is None or scene.low[i] not in scene.lexicon.words.conjoining or i + 1 >= scene.size:
        return False
    k = i + 1
    while k < scene.size - 1 and (scene.low[k] in scene.lexicon.words.group.clitics or scene.pos[k] == "ADV"):
        k += 1
    return scene.free(k) and scene.low[k] == auxiliary


def joined(scene: Scene, i: int, unit_end: int) -> bool:
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


def _lone_dash(scene: Scene, i: int, first: int, unit_end: int) -> bool:
    """Whether a dash without a partner stands at `i` and a comment follows: "- a version that nobody checked"."""
    if not is_dash(scene, i) or i >= unit_end or not _comments(scene, i + 1):
        return False
    return not any(is_dash(scene, k) for k in (*range(first, i), *range(i + 1, unit_end + 1)))


def _comments(scene: Scene, k: int) -> bool:
    words = scene.lexicon.words
    if scene.low[k] in words.subordinators or scene.low[k] in words.conjoining or scene.match(scene.lexicon.tails, k):
        return scene.low[k] not in words.complementizers
    return "Ind" in scene.analysis.doc[k].morph.get("Definite", [])


def _relative_ends(scene: Scene, i: int, cue: Cue | None) -> bool:
    """ "X, who said the road was open, called ...": the comma that closes the relative clause of the cue."""
    if cue is None or scene.low[i] != "," or scene.low[cue.first - 1] not in scene.lexicon.words.relatives:
        return False
    k = i + 1
    while k < scene.size - 1 and scene.pos[k] == "ADV":
        k += 1
    return scene.free(k) and scene.pos[k] in VERBAL and (scene.finite[k] or _speech_verb(scene, k))


def is_dash(scene: Scene, i: int) -> bool:
    """Whether the narrator's dash stands at `i`: a hyphen only between spaces."""
    if not scene.free(i) or not 0 < i < scene.size - 1:
        return False
    spaced = scene.starts[i] > scene.ends[i - 1] and scene.starts[i + 1] > scene.ends[i]
    return scene.low[i] in _DASHES or (scene.low[i] == "-" and spaced)


def _headline_turn(scene: Scene, i: int) -> bool:
    """ "Army says road is open as talks resume": in a heading such a word is the narrator's."""
    if scene.low[i] not in scene.lexicon.words.headline_turns:
        return False
    return scene.analysis.block_of(scene.analysis.doc[i]).kind in _HEADS


def _coordinator(scene: Scene, i: int) -> tuple[int, bool] | None:
    """The coordinator at `i` or behind a comma or dash there, and whether it is set off so."""
    set_off = scene.low[i] == "," or is_dash(scene, i)
    k = i + 1 if set_off else i
    joining = scene.lexicon.words.conjoining | scene.lexicon.words.adversatives
    if k + 1 >= scene.size or not scene.free(k) or scene.low[k] not in joining:
        return None
    return k, set_off


def _other_speaks(scene: Scene, i: int, unit_end: int) -> bool:
    """ "... , and the army on Monday denied it": a new subject whose verb is one of speech."""
    found = _coordinator(scene, i)
    if found is None or not found[1]:
        return False
    named = False
    for k in range(found[0] + 1, min(found[0] + 1 + _SUBJECT, unit_end) + 1):
        if not scene.free(k) or scene.low[k] in {",", ":"} or scene.low[k] in scene.lexicon.words.subordinators:
            return False
        if scene.pos[k] in VERBAL and scene.low[k] not in scene.lexicon.words.group.auxiliaries:
            return named and _speech_verb(scene, k)
        named = named or scene.pos[k] in NOMINAL or scene.pos[k] == "PRON"
    return False


def _speech_verb(scene: Scene, k: int) -> bool:
    entries = scene.lexicon.forms.get(scene.low[k], ())
    return not scene.infinitive[k] and any(entry.form in {"finite", "participle"} for entry in entries)


def _goes_on(scene: Scene, i: int, unit_end: int, cue: Cue | None) -> bool:
    """ "... , but dismissed the charge": a verb without a subject, in the tense of the cue, goes on from the cue."""
    found = _coordinator(scene, i) if cue is not None and cue.form == "finite" and not cue.passive else None
    if found is None or cue is None:
        return False
    first = found[0] + 1
    while first < unit_end and (scene.pos[first] == "ADV" or scene.low[first] in scene.lexicon.words.time_words):
        first += 1
    verb = first
    while verb < unit_end and scene.low[verb] in scene.lexicon.words.group.auxiliaries and scene.pos[verb] == "AUX":
        verb += 1
    if not scene.free(verb) or scene.pos[verb] != "VERB" or scene.infinitive[verb]:
        return False
    opposed = found[1] and scene.low[found[0]] in scene.lexicon.words.adversatives
    if not (opposed and first == verb) and not _speech_verb(scene, verb):
        return False
    tense = _tense(scene, first)
    if not tense or tense != _tense(scene, cue.first):
        return False
    return opposed or not _rivals(scene, cue, found[0], first, tense)


def _tense(scene: Scene, i: int) -> str:
    return "".join(scene.analysis.doc[i].morph.get("Tense", []))


def _rivals(scene: Scene, cue: Cue, border: int, first: int, tense: str) -> bool:
    """Whether a verb of the clause might as well be the one that the verb at `first` is joined to."""
    for k in range(border - 1, cue.last, -1):
        if not scene.free(k) or scene.pos[k] not in VERBAL or scene.infinitive[k]:
            continue
        auxiliary = scene.low[k] in scene.lexicon.words.group.auxiliaries
        perfect = auxiliary and _tense(scene, k) == tense and scene.pos[first] == "VERB"
        if (perfect and scene.low[k] not in scene.lexicon.words.group.passive) or (
            not auxiliary and _speech_verb(scene, k) and _tense(scene, k) == tense
        ):
            return True
        if scene.finite[k]:
            return False
    return False
