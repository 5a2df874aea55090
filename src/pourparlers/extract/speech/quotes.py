"""Quoted regions that no aside and no clause has taken: after a colon, in a noun phrase, or standing alone."""

from pourparlers.extract.speech.clauses import trim_end
from pourparlers.extract.speech.model import Cue, Draft, Region
from pourparlers.extract.speech.phrases import genitive, phrase_before
from pourparlers.extract.speech.scene import FULL_STOPS, NOMINAL, VERBAL, Scene

_FRAGMENT = 4
_ALONE = 3
_COLON = 2


def colon_before(scene: Scene, at: int) -> int | None:
    """The colon right before token `at`, within the same unit."""
    begin = scene.units[scene.unit_of[at]][0]
    k = at - 1
    while k > begin and scene.low[k] in {"-", "–", "—"}:
        k -= 1
    return k if k > begin and scene.free(k) and scene.low[k] == ":" else None


def region_draft(scene: Scene, number: int, cues: list[Cue]) -> Draft | None:
    """What the region `number` is: a quote after a colon, a fragment, a quote of its own, or none (None)."""
    region = scene.regions[number]
    opening = _opening(scene, number)
    unit = scene.unit_of[opening]
    begin, end = scene.units[unit]
    colon = colon_before(scene, opening)
    if colon is not None and region.words >= _COLON and _closes_unit(scene, number, end):
        return _after_colon(scene, number, colon, begin, cues)
    if _heads(scene, opening, begin) and _closes_unit(scene, number, end):
        return _alone(scene, number)
    least = _ALONE - 1 if _infinitive_complement(scene, number, opening) else _FRAGMENT
    if region.words < least or _names(scene, number, opening, cues):
        return None
    cue = _governor(scene, opening, begin, cues)
    return Draft(region.first, region.last, "direct.fragment", cue, region=number, inherit=cue is None)


def _infinitive_complement(scene: Scene, number: int, opening: int) -> bool:
    """Whether the region is an infinitive that a preposition ties to a verb: "leur reproche de « semer la haine »"."""
    first = scene.regions[number].first
    while first < scene.regions[number].last and scene.low[first] in scene.lexicon.words.infinitive_markers:
        first += 1
    return opening > 0 and scene.low[opening - 1] in scene.lexicon.words.group.particles and scene.infinitive[first]


def _opening(scene: Scene, number: int) -> int:
    first = scene.regions[number].first
    while first > 0 and scene.mark[first - 1] == number:
        first -= 1
    return first


def _closes_unit(scene: Scene, number: int, end: int) -> bool:
    """Whether nothing but punctuation follows the region in its unit."""
    i = scene.regions[number].last + 1
    while i <= end and (scene.mark[i] == number or scene.low[i] in FULL_STOPS or scene.pos[i] in {"PUNCT", "SPACE"}):
        i += 1
    return i > end


def _heads(scene: Scene, opening: int, begin: int) -> bool:
    """Whether the region begins its unit, or follows only a label ("Entretien.", "19:41 -") in it."""
    if opening == begin:
        return True
    return scene.low[opening - 1] in {"-", "–", "—"} and all(
        scene.pos[i] in {"NUM", "PUNCT", "SYM", "X"} for i in range(begin, opening)
    )


def _after_colon(scene: Scene, number: int, colon: int, begin: int, cues: list[Cue]) -> Draft:
    region = scene.regions[number]
    near = [cue for cue in cues if begin <= cue.token < colon and cue.form != "infinitive"] or [
        cue for cue in cues if begin <= cue.token < colon
    ]
    cue = near[-1] if near else any_verb(scene, begin, colon - 1)
    draft = Draft(region.first, region.last, "direct.colon", cue, region=number)
    if cue is None:
        draft.speaker = _label(scene, begin, colon - 1)
        draft.inherit = draft.speaker is None
    return draft


def _label(scene: Scene, begin: int, last: int) -> int | None:
    """Who a verbless opening before a colon names: its genitive or its last noun phrase."""
    for i in range(begin, last + 1):
        if (hit := scene.match(scene.lexicon.voices, i)) is not None and scene.pos[min(hit[1] + 1, last)] == "PROPN":
            return hit[1] + 1
        if scene.low[i] == ",":
            last = i - 1
            break
    noun = phrase_before(scene, last, begin)
    if noun is not None and scene.low[noun] in scene.lexicon.words.saying_nouns:
        return genitive(scene, noun, last)
    if noun is None or scene.text[scene.starts[noun]].isupper():
        return noun
    return genitive(scene, noun, last) or noun


def _alone(scene: Scene, number: int) -> Draft | None:
    region = scene.regions[number]
    block = scene.analysis.block_of(scene.analysis.doc[region.first])
    heading = block.kind in ("title", "subhead", "lede")
    if region.words < (_FRAGMENT if heading else _ALONE):
        return None
    rule = "direct.heading" if heading else "direct.alone"
    speaker = _speaker_within(scene, region)
    return Draft(
        region.first, region.last, rule, speaker=speaker, region=number, inherit=speaker is None, heading=heading
    )


def _speaker_within(scene: Scene, region: Region) -> int | None:
    """Who speaks by a cue that stands inside the marks: "« Il faut, a-t-il ajouté, tenir. »"."""
    for i in range(region.first + 1, region.last):
        forms = scene.lexicon.forms.get(scene.low[i], ())
        if not any(entry.form in {"finite", "participle"} for entry in forms):
            continue
        near = range(max(region.first + 1, i - 4), min(i + 2, region.last))
        comma = any(scene.low[k] == "," for k in range(max(region.first, i - 5), i))
        pronoun = next((k for k in near if scene.low[k].startswith("-")), None)
        if pronoun is not None and comma and scene.low[pronoun].split("-")[-1] in scene.lexicon.words.group.inverted:
            return pronoun
    return None


def _names(scene: Scene, number: int, opening: int, cues: list[Cue]) -> bool:
    """Whether the region is a name or a slogan: after a naming noun, or capitalised throughout."""
    spoken = {cue.token for cue in cues if cue.form == "finite"}
    for i in range(max(0, opening - 3), opening):
        if i not in spoken and scene.low[i] in scene.lexicon.words.naming and scene.free(i):
            return True
    region = scene.regions[number]
    verbs = any(scene.pos[i] in VERBAL for i in range(region.first, region.last + 1))
    if scene.text[region.start].isupper() and not verbs and scene.free(opening - 1) and scene.low[opening - 1] != ":":
        return True
    words = [w for w in scene.text[region.start : region.end].split() if len(w) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _governor(scene: Scene, opening: int, begin: int, cues: list[Cue]) -> Cue | None:
    """The verb that a quoted fragment depends on: the nearest speech verb before it, else the nearest verb."""
    verb = any_verb(scene, begin, opening - 1)
    near = [cue for cue in cues if begin <= cue.token < opening]
    if near and (verb is None or verb.token <= near[-1].last or _is_complement(scene, verb)):
        return near[-1]
    return verb


def _is_complement(scene: Scene, verb: Cue) -> bool:
    return verb.form in ("infinitive", "participle")


def any_verb(scene: Scene, begin: int, last: int) -> Cue | None:
    """A stand-in cue for the nearest verb between `begin` and `last`."""
    for i in range(last, begin - 1, -1):
        if scene.free(i) and scene.pos[i] in VERBAL:
            first = i
            while (
                first > begin
                and scene.free(first - 1)
                and (
                    scene.low[first - 1] in scene.lexicon.words.group.auxiliaries
                    or scene.low[first - 1] in scene.lexicon.words.group.clitics
                    or scene.low[first - 1].startswith("-")
                    or scene.pos[first - 1] == "ADV"
                )
            ):
                first -= 1
            finite = scene.finite[i] or any(
                scene.low[k] in scene.lexicon.words.group.auxiliaries for k in range(first, i)
            )
            form = "finite" if finite else "infinitive" if scene.infinitive[i] else "participle"
            return Cue(i, first, i, "", frozenset({"quoted"}), form)
    return None


def colon_clause(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The clause behind a colon that closes the cue's own clause: "Faux, rétorque X : il n'a pas bougé"."""
    if cue.form != "finite":
        return None
    end = scene.units[scene.unit_of[cue.token]][1]
    for i in range(cue.last + 1, end):
        if not scene.free(i) or scene.low[i] in scene.lexicon.words.complementizers:
            return None
        if scene.low[i] == ":":
            if scene.opens(i + 1) >= 0 or scene.match(scene.lexicon.sources, i + 1):
                return None
            return _clause_behind(scene, i, end)
        if scene.pos[i] in VERBAL and scene.finite[i]:
            return None
    return None


def _clause_behind(scene: Scene, colon: int, end: int) -> tuple[int, int] | None:
    """The words from a colon to the end of the unit, if they hold a finite verb of the narrator's."""
    last = trim_end(scene, colon + 1, end)
    verbs = any(scene.pos[k] in VERBAL and scene.finite[k] and scene.free(k) for k in range(colon + 1, last + 1))
    return (colon + 1, last) if verbs else None


def announced_clauses(scene: Scene, cues: list[Cue], taken: list[bool]) -> list[Draft]:
    """Clauses behind a colon that hold quoted words, or that a predicate of insistence announces."""
    drafts: list[Draft] = []
    for colon in range(scene.size):
        if scene.low[colon] != ":" or not scene.free(colon) or colon + 1 >= scene.size or taken[colon + 1]:
            continue
        begin, end = scene.units[scene.unit_of[colon]]
        found = _clause_behind(scene, colon, end) if begin < colon < end and scene.opens(colon + 1) < 0 else None
        if found is None or any(taken[i] for i in range(colon, found[1] + 1)):
            continue
        held = any(scene.inside[i] >= 0 for i in range(found[0], found[1] + 1)) and _speaks(scene, begin, colon)
        insists = any(scene.match(scene.lexicon.insistent, i) for i in range(begin, colon) if scene.free(i))
        if held or insists:
            drafts.append(_announced(scene, found, colon, begin, cues))
    return drafts


def _speaks(scene: Scene, begin: int, colon: int) -> bool:
    """Whether the words before a colon can announce speech: a verb, or a noun of saying; a mere topic does not."""
    return any(
        (scene.pos[i] in VERBAL and scene.finite[i]) or scene.low[i] in scene.lexicon.words.saying_nouns
        for i in range(begin, colon)
        if scene.free(i)
    )


def _announced(scene: Scene, found: tuple[int, int], colon: int, begin: int, cues: list[Cue]) -> Draft:
    insistent = next((i for i in range(begin, colon) if scene.match(scene.lexicon.insistent, i)), None)
    if insistent is not None:
        return Draft(*found, "clause.announced", speaker=_subject_before(scene, insistent, begin))
    near = [cue for cue in cues if begin <= cue.token < colon]
    cue = near[-1] if near else any_verb(scene, begin, colon - 1)
    draft = Draft(*found, "clause.announced", cue)
    if cue is None:
        draft.speaker = _label(scene, begin, colon - 1)
        draft.inherit = draft.speaker is None
    return draft


def _subject_before(scene: Scene, at: int, begin: int) -> int | None:
    """The noun, pronoun or "le premier" that stands before a predicate at token `at`."""
    for i in range(at - 1, begin - 1, -1):
        if scene.free(i) and scene.pos[i] in NOMINAL and scene.low[i] not in scene.lexicon.words.time_words:
            return phrase_before(scene, i, begin)
        subject = (
            scene.pos[i] == "PRON"
            and scene.low[i] not in scene.lexicon.words.group.clitics - scene.lexicon.words.first_persons
        )
        if subject or (scene.pos[i] == "ADJ" and i > begin and scene.pos[i - 1] == "DET"):
            return i
    return None
