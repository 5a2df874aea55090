"""Who speaks: the tree's subject where it has one, the surface order where it errs."""

from dataclasses import replace

from pourparlers.extract.speech.channels import Channel, is_channel
from pourparlers.extract.speech.model import Cue
from pourparlers.extract.speech.phrases import genitive, head_of, phrase_before
from pourparlers.extract.speech.scene import NOMINAL, VERBAL, Scene

_NEAR, _CITED = 8, 16
_INSIDE = frozenset({"DET", "ADJ", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer", "expl:subj"})
_CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "aux", "acl", "cop", "dislocated"})


def subject(scene: Scene, cue: Cue, cues: dict[int, Cue]) -> int | None:
    """The token that names the speaker of a cue which follows its subject; `cues` holds those already resolved."""
    begin = scene.units[scene.unit_of[cue.token]][0]
    if cue.passive:
        return _agent(scene, cue)
    if (cited := _cited(scene, cue, begin)) is not None:
        return settle(scene, cue, cited, begin)
    found = _own_subject(scene, cue, begin)
    if found is None and cue.form == "gerund":
        found = _bearer(scene, cue, cues, begin)
    if found is None and cue.form != "finite":
        found = _shared(scene, cue, cues, begin)
    if found is None and cue.form != "finite" and cue.first - begin <= 2:
        found = _main_subject(scene, cue)
    if found is None:
        found = _climbed(scene, cue.token, cues, begin)
    if found is None:
        found = _surface(scene, cue, begin)
    if found is None:
        found = _shared(scene, cue, cues, begin)
    return settle(scene, cue, found, begin)


def settle(scene: Scene, cue: Cue, found: int | None, begin: int) -> int | None:
    """Follow a relative pronoun to its noun, "on" to its place and a text to its author."""
    if found is None:
        return None
    word = scene.low[found]
    if word in scene.lexicon.words.relatives:
        antecedent = _antecedent(scene, found, begin)
        return found if antecedent is None else settle(scene, cue, antecedent, begin)
    if word.split("-")[-1] in scene.lexicon.words.group.impersonal:
        return place_of(scene, cue, begin) or found
    if scene.pos[found] == "PRON" and (noun := _part_of(scene, found)) is not None:
        return noun
    if word in scene.lexicon.words.documents:
        return (
            genitive(scene, found, cue.first - 1 if found < cue.first else scene.units[scene.unit_of[found]][1])
            or found
        )
    return found


def can_speak(scene: Scene, token: int) -> bool:
    """Whether a noun is a name, a pronoun, or a common noun known to stand for people or their texts."""
    word = scene.low[token]
    known = word in scene.lexicon.words.people_nouns or word in scene.lexicon.words.documents
    return known or scene.pos[token] in {"PROPN", "PRON"} or word.startswith("-")


def _part_of(scene: Scene, pronoun: int) -> int | None:
    """The noun of "l'un de ses porte-parole"."""
    for i in range(pronoun + 1, min(pronoun + 5, scene.size)):
        if i == pronoun + 1 and scene.low[i] not in scene.lexicon.words.document_links:
            return None
        if scene.pos[i] in NOMINAL:
            return i
    return None


def _own_subject(scene: Scene, cue: Cue, begin: int) -> int | None:
    for token in range(cue.last, cue.first - 1, -1):
        for child in reversed(scene.children[token]):
            if not (begin <= child < cue.first and _is_subject(scene, child)):
                continue
            if not (_under_preposition(scene, child, begin) or _absolute(scene, child, cue.first)):
                return child
    return None


def citing_verb(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The verb of "was quoted as saying" and the first token of its passive group (itself where it is active)."""
    words, begin, at = scene.lexicon.words, scene.units[scene.unit_of[cue.token]][0], cue.first - 1
    if cue.form != "gerund" or at < begin or scene.low[at] not in words.as_words:
        return None
    verb = next((i for i in range(at - 1, max(begin, at - _CITED) - 1, -1) if scene.low[i] in words.citing), None)
    if verb is None:
        return None
    first = verb
    while first > begin and (scene.low[first - 1] in words.group.auxiliaries or scene.pos[first - 1] == "ADV"):
        first -= 1
    passive = any(scene.low[i] in words.group.passive for i in range(first, verb))
    return verb, first if passive else verb


def _cited(scene: Scene, cue: Cue, begin: int) -> int | None:
    """Who is cited as saying: the subject of "was quoted", else the noun between the citing verb and the "as"."""
    found = citing_verb(scene, cue)
    if found is None:
        return None
    verb, first = found
    at = cue.first - 1
    if first == verb and verb + 1 < at and scene.pos[verb + 1] != "ADP":
        return next((head_of(scene, i, at) for i in range(verb + 1, at) if scene.pos[i] in NOMINAL | {"PRON"}), None)
    for child in scene.children[verb]:
        if begin <= child < verb and _is_subject(scene, child):
            return child
    return _surface(scene, replace(cue, first=first), begin)


def passed_on(scene: Scene, cue: Cue) -> int | None:
    """Whose words a channel passes on: "AGENCY reported, citing the ministry, that ..."."""
    begin, end = scene.units[scene.unit_of[cue.token]]
    for i in range(begin, end):
        gerund = (
            scene.pos[i] == "VERB" and "Pres" in scene.analysis.doc[i].morph.get("Tense", []) and not scene.finite[i]
        )
        if gerund and scene.free(i) and scene.low[i] in scene.lexicon.words.citing:
            near = range(i + 1, min(i + 7, end) + 1)
            noun = next((k for k in near if scene.pos[k] in NOMINAL or not _INSIDE.issuperset({scene.pos[k]})), None)
            return head_of(scene, noun, end) if noun is not None and scene.pos[noun] in NOMINAL else None
    return None


def _bearer(scene: Scene, cue: Cue, cues: dict[int, Cue], begin: int) -> int | None:
    """Who a gerund belongs to: the noun right before it, else the subject of the nearest verb, if that says nothing."""
    last = cue.first - 1
    if last < begin or not scene.lexicon.words.fronted_asides:
        return None
    if scene.pos[last] in NOMINAL and scene.low[last] not in scene.lexicon.words.time_words and scene.free(last):
        noun = phrase_before(scene, last, begin)
        return noun if noun is not None and can_speak(scene, noun) else None
    if scene.low[last] != ",":
        return None
    verb = next(
        (i for i in range(last, begin - 1, -1) if scene.finite[i] and scene.pos[i] in VERBAL and scene.free(i)), None
    )
    if verb is None or verb in cues:
        return None
    heads = {verb, scene.head[verb]} if scene.pos[verb] == "AUX" else {verb}
    for child in (k for head in heads for k in scene.children[head]):
        if begin <= child < verb and _is_subject(scene, child) and can_speak(scene, child):
            return child
    return None


def _absolute(scene: Scene, i: int, end: int) -> bool:
    """Whether token `i` is the subject of a participle clause: "la Russie ayant rompu l'accord, le ministre a dit"."""
    for k in range(i + 1, end):
        if scene.low[k] == ",":
            return False
        if scene.low[k] in scene.lexicon.words.group.absolutes:
            return True
    return False


def _is_subject(scene: Scene, i: int) -> bool:
    """Whether the tree takes token `i` for a subject; a personal pronoun may be called an expletive."""
    pronoun = scene.dep[i] == "expl" and scene.low[i] in scene.lexicon.words.group.inverted
    return (scene.dep[i] in _SUBJECTS or pronoun) and _can_name(scene, i)


def _can_name(scene: Scene, i: int) -> bool:
    if not scene.free(i) or scene.low[i] in scene.lexicon.words.time_words or not scene.text[scene.starts[i]].isalpha():
        return scene.low[i].startswith("-") and scene.low[i].split("-")[-1] in scene.lexicon.words.group.inverted
    if i and scene.low[i - 1] in scene.lexicon.words.group.reflexive:
        return False
    return scene.pos[i] not in {"PUNCT", "ADV", "CCONJ", "ADP"}


def _main_subject(scene: Scene, cue: Cue) -> int | None:
    """The subject of the main clause behind a gerund: "Affirmant que ..., le ministre a quitté la salle"."""
    main = scene.head[cue.token]
    if main <= cue.last:
        return None
    return next((k for k in scene.children[main] if k > cue.last and _is_subject(scene, k)), None)


def _climbed(scene: Scene, token: int, cues: dict[int, Cue], begin: int) -> int | None:
    """The subject of the verb that the cue depends on, a few steps up."""
    for _ in range(5):
        dep, up = scene.dep[token], scene.head[token]
        if up == token or up < begin or dep.split(":")[0] not in _CLIMB:
            return None
        if up in cues and cues[up].speaker is not None:
            return cues[up].speaker
        if scene.pos[up] in NOMINAL and dep.startswith("acl"):
            return up if up < token and can_speak(scene, up) else None
        for child in scene.children[up]:
            if begin <= child < token and _is_subject(scene, child):
                return child
        token = up
    return None


def _shared(scene: Scene, cue: Cue, cues: dict[int, Cue], begin: int) -> int | None:
    """The speaker of the nearest cue before this one in the same unit."""
    for token in range(cue.first - 1, begin - 1, -1):
        if token in cues and cues[token].speaker is not None and not cues[token].mute:
            return cues[token].speaker
    return None


def _surface(scene: Scene, cue: Cue, begin: int) -> int | None:
    """The nearest noun phrase or pronoun left of the cue that stands under no preposition."""
    i = cue.first - 1
    while i >= begin:
        word, pos = scene.low[i], scene.pos[i]
        if scene.free(i) and _can_name(scene, i):
            if word in scene.lexicon.words.relatives or (pos == "PRON" and _is_subject(scene, i)):
                return i
            if pos in NOMINAL:
                head = phrase_before(scene, i, begin)
                if head is not None and not _under_preposition(scene, head, begin):
                    return _past_apposition(scene, head, begin)
                i = head if head is not None else i
            elif word in scene.lexicon.words.bound_pronouns or word.startswith("-"):
                pass
        i -= 1
    return None


def _past_apposition(scene: Scene, head: int, begin: int) -> int:
    """ "le ministre, Jean Martin, a dit": the name in commas stands for the noun before it."""
    if scene.pos[head] != "PROPN" or head - 1 < begin or scene.low[head - 1] != ",":
        return head
    noun = phrase_before(scene, head - 2, begin)
    if noun is None or _under_preposition(scene, noun, begin) or scene.dep[head] != "appos":
        return head
    return noun


def _under_preposition(scene: Scene, head: int, begin: int) -> bool:
    for i in range(head - 1, max(begin, head - 5) - 1, -1):
        if scene.pos[i] == "ADP":
            return True
        if scene.pos[i] not in {"DET", "ADJ", "NUM"}:
            return False
    return False


def _antecedent(scene: Scene, relative: int, begin: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    verb = scene.head[relative]
    outer = phrase_before(scene, relative - 2, begin) if scene.low[relative - 1] == "," else None
    if outer is not None and scene.low[outer] in scene.lexicon.words.people_nouns:
        return outer
    noun = scene.head[verb]
    if scene.dep[verb].startswith("acl") and scene.pos[noun] in {"NOUN", "PROPN", "PRON"} and begin <= noun < relative:
        return noun
    return phrase_before(scene, relative - 1, begin)


def _agent(scene: Scene, cue: Cue) -> int | None:
    for child in scene.children[cue.token]:
        if scene.dep[child] == "obl:agent" and child > cue.last:
            return child
    return None


def addressee(scene: Scene, cue: Cue, channels: list[Channel]) -> int | None:
    """The one spoken to: a dative pronoun of the verb group, or the person after "à", "devant", "auprès de"."""
    for i in range(cue.first, cue.token):
        if scene.low[i] in scene.lexicon.words.dative:
            return i
    end = scene.units[scene.unit_of[cue.token]][1]
    for i in range(cue.last + 1, min(cue.last + _NEAR, end)):
        if not scene.free(i) or scene.low[i] in {",", ":"} or scene.low[i] in scene.lexicon.words.complementizers:
            return None
        if scene.match(scene.lexicon.addressing, i) is not None:
            noun = next((k for k in range(i + 1, min(i + 5, end + 1)) if scene.pos[k] in NOMINAL), None)
            if noun is not None and scene.low[noun] in scene.lexicon.words.people_nouns | scene.lexicon.words.titles:
                return noun
            named = noun is not None and scene.pos[noun] == "PROPN" and scene.dep[noun] in {"obl:arg", "iobj"}
            return noun if named and not is_channel(scene, noun, channels) else None
    return None


def place_of(scene: Scene, cue: Cue, begin: int) -> int | None:
    """The place that stands for an impersonal speaker: "à Paris, on assure", "répète-t-on à Matignon"."""
    end = scene.units[scene.unit_of[cue.token]][1]
    for i in range(cue.last + 1, min(cue.last + 6, end)):
        if (hit := scene.match(scene.lexicon.sourcing, i)) is not None and hit[1] < end:
            return next((k for k in range(hit[1] + 1, end + 1) if scene.pos[k] in NOMINAL), None)
    for i in (
        *range(cue.last + 1, min(cue.last + 6, end) + 1),
        *range(cue.first - 1, max(begin, cue.first - 14) - 1, -1),
    ):
        if scene.low[i] in scene.lexicon.words.locatives and scene.free(i):
            for k in range(i + 1, min(i + 4, end) + 1):
                if scene.pos[k] == "PROPN" or (scene.pos[k] == "NOUN" and scene.text[scene.starts[k]].isupper()):
                    return k
                if scene.pos[k] in VERBAL or scene.low[k] == ",":
                    break
    return None
