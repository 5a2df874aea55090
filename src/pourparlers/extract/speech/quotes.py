"""Quoted regions that no aside and no clause has taken: after a colon, in a noun phrase, or standing alone."""

from pourparlers.extract.speech.clauses import trim_end
from pourparlers.extract.speech.model import Cue, Draft
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
    if region.words < _FRAGMENT or _names(scene, number, opening):
        return None
    cue = _governor(scene, opening, begin, cues)
    return Draft(region.first, region.last, "direct.fragment", cue, region=number, inherit=cue is None)


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
    cue = near[-1] if near else _any_verb(scene, begin, colon - 1)
    draft = Draft(region.first, region.last, "direct.colon", cue, region=number)
    if cue is None:
        draft.speaker = _label(scene, begin, colon - 1)
        draft.inherit = draft.speaker is None
    return draft


def _label(scene: Scene, begin: int, last: int) -> int | None:
    """Who a verbless opening before a colon names: its genitive or its last noun phrase."""
    for i in range(begin, last + 1):
        if (hit := scene.match(scene.lexicon.voices, i)) is not None:
            return next((k for k in range(hit[1] + 1, last + 1) if scene.pos[k] in NOMINAL), None)
    noun = phrase_before(scene, last, begin)
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
    return Draft(region.first, region.last, rule, region=number, inherit=True, heading=heading)


def _names(scene: Scene, number: int, opening: int) -> bool:
    """Whether the region is a name or a slogan: after a naming noun, or capitalised throughout."""
    for i in range(max(0, opening - 3), opening):
        if scene.low[i] in scene.lexicon.naming and scene.free(i):
            return True
    region = scene.regions[number]
    words = [w for w in scene.text[region.start : region.end].split() if len(w) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _governor(scene: Scene, opening: int, begin: int, cues: list[Cue]) -> Cue | None:
    """The verb that a quoted fragment depends on: the nearest speech verb before it, else the nearest verb."""
    verb = _any_verb(scene, begin, opening - 1)
    near = [cue for cue in cues if begin <= cue.token < opening]
    if near and (verb is None or verb.token <= near[-1].last or _is_complement(scene, verb)):
        return near[-1]
    return verb


def _is_complement(scene: Scene, verb: Cue) -> bool:
    return verb.form in ("infinitive", "participle")


def _any_verb(scene: Scene, begin: int, last: int) -> Cue | None:
    """A stand-in cue for the nearest verb between `begin` and `last`."""
    for i in range(last, begin - 1, -1):
        if scene.free(i) and scene.pos[i] in VERBAL:
            first = i
            while first > begin and scene.free(first - 1) and (
                scene.low[first - 1] in scene.lexicon.auxiliaries
                or scene.low[first - 1] in scene.lexicon.clitics
                or scene.low[first - 1].startswith("-")
                or scene.pos[first - 1] == "ADV"
            ):
                first -= 1
            finite = scene.finite[i] or any(scene.low[k] in scene.lexicon.auxiliaries for k in range(first, i))
            form = "finite" if finite else "infinitive" if scene.infinitive[i] else "participle"
            return Cue(i, first, i, "", frozenset({"quoted"}), form)
    return None


def colon_clause(scene: Scene, cue: Cue) -> tuple[int, int] | None:
    """The clause behind a colon that closes the cue's own clause: "Faux, rétorque X : il n'a pas bougé"."""
    end = scene.units[scene.unit_of[cue.token]][1]
    for i in range(cue.last + 1, end):
        if not scene.free(i) or scene.low[i] in scene.lexicon.complementizers:
            return None
        if scene.low[i] == ":":
            if scene.opens(i + 1) >= 0:
                return None
            last = trim_end(scene, i + 1, end)
            verbs = any(scene.pos[k] in VERBAL and scene.finite[k] for k in range(i + 1, last + 1))
            return (i + 1, last) if verbs else None
        if scene.pos[i] in VERBAL and scene.finite[i]:
            return None
    return None
