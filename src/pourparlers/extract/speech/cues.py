"""Speech verbs in the narrator's text, with the words that belong to their group."""

from pourparlers.extract.speech.model import Cue, Entry
from pourparlers.extract.speech.scene import FULL_STOPS, VERBAL, Scene

_GAP, _FAR = 4, 6


def find_cues(scene: Scene) -> list[Cue]:
    """Every speech verb outside quotation marks, in text order; its form decides, the tagger may only object."""
    cues: list[Cue] = []
    i = 0
    while i < scene.size:
        if (hit := scene.match(scene.lexicon.spurious, i)) is not None:
            i = hit[1] + 1
            continue
        cue = _cue_at(scene, i) if scene.free(i) and scene.low[i] in scene.lexicon.forms else None
        if cue is None or (cues and cue.first <= cues[-1].last):
            i += 1
        else:
            cues.append(cue)
            i = cue.last + 1
    known = {cue.token for cue in cues}
    cues += [cue for cue in _after_quotes(scene) if cue.token not in known]
    return sorted(cues, key=lambda cue: cue.token)


def _after_quotes(scene: Scene) -> list[Cue]:
    """Any verb that follows a quote at once may say it: "« Assez ! », trépigne le maire"."""
    found: list[Cue] = []
    for i in range(1, scene.size):
        if scene.closes(i - 1) < 0 or scene.mark[i] >= 0 or not scene.free(i):
            continue
        comma = scene.low[i] == "," and i + 1 < scene.size
        if not comma and scene.low[scene.regions[scene.closes(i - 1)].last] not in FULL_STOPS:
            continue
        first = k = i + 1 if comma else i
        while k < scene.size and k - first < _FAR and _in_group(scene, k):
            k += 1
        if k == scene.size or not scene.free(k) or scene.pos[k] != "VERB" or scene.low[k] in scene.lexicon.forms:
            continue
        if scene.finite[k] or any(scene.low[j] in scene.lexicon.words.group.auxiliaries for j in range(first, k)):
            found.append(_stand_in(scene, k, first))
    return found


def _in_group(scene: Scene, k: int) -> bool:
    word = scene.low[k]
    lexicon = scene.lexicon
    return (
        word in lexicon.words.group.auxiliaries
        or word in lexicon.words.group.clitics
        or scene.pos[k] == "ADV"
        or word.startswith("-")
    )


def _stand_in(scene: Scene, k: int, first: int) -> Cue:
    entry = Entry(scene.low[k], "say", frozenset({"aside"}), "finite", False, ())
    pronoun = next((j for j in range(first, k) if scene.low[j].startswith("-")), None)
    last = _tail_end(scene, k, entry)
    return _make(scene, k, first, k if last is None else last, pronoun, entry, False)


def _cue_at(scene: Scene, i: int) -> Cue | None:
    if scene.low[i] in scene.lexicon.words.doubtful and scene.pos[i] not in VERBAL and not _betrayed(scene, i):
        return None
    first, pronoun = _left_edge(scene, i)
    left = range(first, i)
    reflexive = any(scene.low[k] in scene.lexicon.words.group.reflexive for k in left)
    auxiliary = any(scene.low[k] in scene.lexicon.words.group.auxiliaries for k in left)
    participle = auxiliary or _passive_participle(scene, i)
    for entry in _readings(scene.lexicon.forms[scene.low[i]], participle, scene.infinitive[i]):
        last = _tail_end(scene, i, entry)
        carried = any(scene.low[k] in scene.lexicon.words.group.carriers for k in left)
        if last is None or (entry.reflexive != reflexive and not carried):
            continue
        if not entry.tail and not auxiliary and not _plausible(scene, i, entry):
            continue
        return _make(scene, i, first, last, pronoun, entry, reflexive)
    return None


def _betrayed(scene: Scene, i: int) -> bool:
    """Whether a word that the tagger takes for a noun stands as a verb: "Xinhua reports that", ", the army fears,"."""
    end = scene.units[scene.unit_of[i]][1]
    speaks = i > 0 and (scene.pos[i - 1] in {"PROPN", "PRON"} or _party(scene, i))
    if i >= end or not speaks:
        return False
    if scene.low[i + 1] in scene.lexicon.words.complementizers:
        return True
    k = i - 1
    while k and scene.pos[k] in {"PROPN", "DET", "ADJ"}:
        k -= 1
    return scene.low[i + 1] == "," and scene.low[k] == "," and scene.pos[k + 1] == "DET"


def _party(scene: Scene, i: int) -> bool:
    """Whether a form that may be finite follows a noun that stands for people: "the junta demands"."""
    finite = any(entry.form == "finite" for entry in scene.lexicon.forms.get(scene.low[i], ()))
    return finite and scene.low[i - 1] in scene.lexicon.words.people_nouns


def _passive_participle(scene: Scene, i: int) -> bool:
    """Whether a form that the past shares is a participle here: it hangs on a noun or a verb, without a subject."""
    if not scene.lexicon.words.past_like_participle or scene.pos[i] != "VERB":
        return False
    begin, end = scene.units[scene.unit_of[i]]
    if i == begin:
        return not any(scene.dep[k].startswith("nsubj") for k in scene.children[i])
    if scene.finite[i] or scene.dep[i].split(":")[0] not in {"acl", "amod", "advcl"}:
        return False
    last_verb = not any(scene.pos[k] in VERBAL and scene.finite[k] for k in range(i + 1, end + 1))
    agent = any(scene.dep[k] == "obl:agent" for k in scene.children[i])
    return agent or not (scene.low[i - 1] == "," and last_verb)


def _readings(entries: tuple[Entry, ...], auxiliary: bool, infinitive: bool) -> list[Entry]:
    """The readings of a form, a participle first after an auxiliary and last without one, an infinitive as tagged."""
    return sorted(
        entries,
        key=lambda e: (
            -len(e.tail),
            not e.reflexive,
            (e.form == "infinitive") != infinitive,
            (e.form == "participle") != auxiliary,
        ),
    )


def _plausible(scene: Scene, i: int, entry: Entry) -> bool:
    """Whether a form may be a verb here: inverted, or after no preposition and, if the tagger objects, no article."""
    if i == 0 or (i + 1 < scene.size and scene.low[i + 1].startswith("-")):
        return True
    if entry.form in {"finite", "participle"} and scene.pos[i - 1] == "ADP":
        return False
    return scene.pos[i] in VERBAL or scene.pos[i - 1] not in {"DET", "ADP", "ADJ", "NUM"}


def _left_edge(scene: Scene, i: int) -> tuple[int, int | None]:
    """The first token of the verb group that ends in token `i`, and its inverted subject pronoun."""
    lexicon, pronoun, first = scene.lexicon, None, i
    begin = scene.units[scene.unit_of[i]][0]
    k = i - 1
    while k >= begin and i - k <= 9 and scene.free(k):
        word = scene.low[k]
        if word.startswith("-") and word.split("-")[-1] in lexicon.words.group.inverted:
            pronoun = k
        elif (
            word in lexicon.words.group.auxiliaries
            or word in lexicon.words.group.clitics
            or word in lexicon.words.group.carriers
        ):
            first = k
        elif not (word.startswith("-") or word in lexicon.words.group.particles or scene.pos[k] == "ADV"):
            break
        k -= 1
    return _far_auxiliary(scene, first, i, begin), pronoun


def _far_auxiliary(scene: Scene, first: int, i: int, begin: int) -> int:
    """The auxiliary of a participle across an adverbial phrase: "a pour sa part déclaré"."""
    lexicon = scene.lexicon
    if first < i or not any(entry.form == "participle" for entry in lexicon.forms[scene.low[i]]):
        return first
    for k in range(i - 1, max(begin, i - _FAR) - 1, -1):
        if not scene.free(k) or (scene.pos[k] in VERBAL and scene.low[k] not in lexicon.words.group.auxiliaries):
            return first
        if scene.low[k] in lexicon.words.group.auxiliaries and scene.pos[k] == "AUX":
            while k > begin and scene.low[k - 1] in lexicon.words.group.clitics and scene.free(k - 1):
                k -= 1
            return k
        if scene.low[k] in {",", ":", "("} or scene.low[k] in lexicon.words.relatives:
            return first
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


def _make(scene: Scene, i: int, first: int, last: int, pronoun: int | None, entry: Entry, reflexive: bool) -> Cue:
    lexicon = scene.lexicon
    words = [scene.low[k] for k in range(first, i)]
    for k in range(i + 1, last + 1):
        if scene.low[k].startswith("-") and scene.low[k].split("-")[-1] in lexicon.words.group.inverted:
            pronoun = k
    finite = entry.form == "finite" or any(w in lexicon.words.group.auxiliaries for w in words)
    finite = finite or any(scene.finite[k] and scene.pos[k] in VERBAL for k in range(first, i + 1))
    form = "finite" if finite else entry.form
    before = scene.low[first - 1] if first else ""
    restricted = any(scene.low[k] in lexicon.words.restrictive for k in range(last + 1, min(last + 4, scene.size)))
    return Cue(
        token=i,
        first=first,
        last=last,
        kind=entry.kind,
        frames=entry.frames,
        form=form,
        verb=entry.verb,
        passive=_passive(scene, i, words, entry, reflexive),
        negated=not restricted and _negated(scene, [before, *words]),
        reflexive=reflexive,
        pronoun=pronoun,
    )


def _negated(scene: Scene, words: list[str]) -> bool:
    lexicon = scene.lexicon
    return any(w in lexicon.words.group.negation for w in words) and not any(
        w in lexicon.words.group.affirming for w in words
    )


def _passive(scene: Scene, i: int, words: list[str], entry: Entry, reflexive: bool) -> bool:
    if reflexive or entry.form != "participle" or any(w in scene.lexicon.words.group.carriers for w in words):
        return False
    if not words and _passive_participle(scene, i):
        return True
    auxiliaries = [w for w in words if w in scene.lexicon.words.group.auxiliaries]
    return bool(auxiliaries) and auxiliaries[-1] in scene.lexicon.words.group.passive
