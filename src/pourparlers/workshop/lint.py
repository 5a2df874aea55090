"""What must hold among the entries of a pack: ids told once, one meaning for a surface, names that exist."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pourparlers.ontology import load_ontology
from pourparlers.packs.actors import load_actors
from pourparlers.packs.contexts import load_contexts
from pourparlers.packs.events import EventPack, FrameRule, Operator, load_events, load_status
from pourparlers.packs.loader import load_manifest, load_yaml
from pourparlers.packs.names import load_names
from pourparlers.packs.noise import NoiseFile
from pourparlers.packs.speech import SpeechPack, load_speech
from pourparlers.packs.times import load_times
from pourparlers.packs.verbs import load_verbs
from pourparlers.workshop.problems import Problem, Steps, at

# Slots that are no adpositions.
SLOTS = frozenset({"subj", "obj", "poss", "adj", "speaker", "self", "@place", "@content"})
# Fields of an operator that put no condition on where it counts.
_PLAIN_OPERATOR = frozenset("id status example verbs nouns adjectives adpositions negated past".split())


def lint(folder: Path) -> list[Problem]:
    """What contradicts itself in the pack in `folder`, whose files fit their schemas."""
    return [*_ids(folder), *_surfaces(folder), *_words(folder), *_frames(folder), *_paradigms(folder)]


# Ids.


def _ids(folder: Path) -> Iterator[Problem]:
    language = load_manifest(folder).language
    for file, rows in rules_of(folder).items():
        seen: set[str] = set()
        for steps, id in rows:
            if id in seen:
                yield at(folder / file, steps, "the id is taken: ids are told once in a file", name=id)
            if file == "time.yaml" and not id.startswith(f"{language}."):
                yield at(folder / file, steps, f"the id begins with the language: {language}.…", name=id)
            seen.add(id)


def rules_of(folder: Path) -> dict[str, list[tuple[Steps, str]]]:
    """File → place and id of every rule in it."""
    times, speech, events = load_times(folder), load_speech(folder), load_events(folder)
    parts: dict[str, dict[Steps, Iterable[object]]] = {
        "noise.yaml": {("rules",): load_yaml(folder / "noise.yaml", NoiseFile).rules},
        "time.yaml": {("rules",): times.rules, ("publication", "lines"): times.publication.lines},
        "actors.yaml": {("classes",): load_actors(folder).classes},
        "status.yaml": {("operators",): load_status(folder).operators},
        "verbs.yaml": {("tenses",): load_verbs(folder).tenses},
        "events.yaml": {("echoes",): events.echoes},
        "speech.yaml": {
            (name,): getattr(speech, name)
            for name in ("verbs", "rules", "sources", "backward", "insistent", "clause_tails")
        },
    }
    for type in events.defaults:
        parts[f"events/{type.lower()}.yaml"] = {("frames",): [each for each in events.frames if each.type == type]}
    return {
        file: [
            ((*steps, number), str(getattr(rule, "id", "")))
            for steps, rules in lists.items()
            for number, rule in enumerate(rules)
        ]
        for file, lists in parts.items()
    }


# Surfaces: one of them, one meaning.


def _surfaces(folder: Path) -> Iterator[Problem]:
    yield from _party_names(folder)
    yield from _channels(folder)
    yield from _once(folder / "actors.yaml", "adpositions", load_actors(folder).adpositions)
    noise = load_yaml(folder / "noise.yaml", NoiseFile)
    yield from _once(folder / "noise.yaml", "months", {str(n): forms for n, forms in enumerate(noise.months, 1)})
    yield from _once(folder / "noise.yaml", "agencies", noise.agencies)
    for name, values in load_times(folder).values.items():
        yield from _once(folder / "time.yaml", f"values.{name}", {str(key): forms for key, forms in values.items()})


def _party_names(folder: Path) -> Iterator[Problem]:
    """Surfaces of several parties that `ambiguous` does not settle, and settlements that nothing asks for."""
    path, names = folder / "names.yaml", load_names(folder)
    keys: dict[str, set[str]] = defaultdict(set)
    for surface in names.surfaces():
        if surface.sort != "prefix":
            keys[surface.text].add(surface.key)
    shared = {text: each for text, each in keys.items() if len(each) > 1}
    for text, each in shared.items():
        if set(names.ambiguous.get(text, ())) != each:
            told = f"{text!r} names {', '.join(sorted(each))}: list them under `ambiguous`, the usual one first"
            yield at(path, ("ambiguous",), told)
    for text in names.ambiguous.keys() - shared.keys():
        yield at(path, ("ambiguous", text), "only one party has this surface")


def _channels(folder: Path) -> Iterator[Problem]:
    groups = load_speech(folder).channels
    every = {name: surfaces for group in groups.values() for name, surfaces in group.items()}
    yield from _once(folder / "speech.yaml", "channels", every)


def _once(path: Path, field: str, lists: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Words that stand in two lists of one table, or twice in one."""
    owner: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            if owner.get(word) == name:
                yield at(path, (*field.split("."), name), f"{word!r} stands twice in it")
            elif word in owner:
                yield at(path, (*field.split("."), name), f"{word!r} stands under {owner[word]!r} already")
            owner.setdefault(word, name)


# Words of frames, operators, classes and contexts.


def _words(folder: Path) -> Iterator[Problem]:
    yield from _class_nouns(folder)
    yield from _operator_words(folder)
    for name, words in load_contexts(folder).contexts.items():
        for word, count in Counter(words).items():
            if count > 1 or word != word.lower():
                yield at(folder / "contexts.yaml", ("contexts", name), f"{word!r}: once, and in lower case")


def _class_nouns(folder: Path) -> Iterator[Problem]:
    """Nouns listed twice: a noun of several classes belongs to the first, so the second never counts."""
    first: dict[str, str] = {}
    for number, each in enumerate(load_actors(folder).classes):
        for noun in each.nouns:
            if noun in first:
                told = f"{noun!r} stands in {first[noun]} already, which wins"
                yield at(folder / "actors.yaml", ("classes", number), told, name=each.id)
            first.setdefault(noun, each.id)


def _operator_words(folder: Path) -> Iterator[Problem]:
    """Words of two operators of which one never counts, as neither keeps to other types or forms."""
    first: dict[tuple[str, str], str] = {}
    for number, each in enumerate(load_status(folder).operators):
        if any(getattr(each, name) for name in Operator.__struct_fields__ if name not in _PLAIN_OPERATOR):
            continue
        for sort in ("verbs", "nouns", "adjectives", "adpositions"):
            for word in getattr(each, sort):
                if (sort, word) in first:
                    told = f"{word!r} stands in {first[sort, word]} already"
                    yield at(folder / "status.yaml", ("operators", number), told, name=each.id)
                first.setdefault((sort, word), each.id)


# Frames: names of the ontology, slots, words that another frame takes away.


def _frames(folder: Path) -> Iterator[Problem]:
    pack = load_events(folder)
    types, slots = load_ontology().types, SLOTS | load_actors(folder).adpositions.keys()
    for type in pack.defaults:
        if type not in types:
            yield at(folder / "events.yaml", ("defaults", type), f"no such type; there are: {', '.join(types)}")
    for type, default in pack.defaults.items():
        for slot in (*default.verb.actor, *default.verb.recipient, *default.noun.actor, *default.noun.recipient):
            if slot.removeprefix("~") not in slots:
                yield at(folder / "events.yaml", ("defaults", type), f"no slot {slot!r}: not in `adpositions`")
    taken: dict[tuple[object, ...], str] = {}
    for path, number, frame in _placed(folder, pack):
        for reason in (*_frame_names(frame, slots), *_taken(frame, taken)):
            yield at(path, ("frames", number), reason, name=frame.id)


def _placed(folder: Path, pack: EventPack) -> Iterator[tuple[Path, int, FrameRule]]:
    numbers: Counter[str] = Counter()
    for frame in pack.frames:
        yield folder / "events" / f"{frame.type.lower()}.yaml", numbers[frame.type], frame
        numbers[frame.type] += 1


def _frame_names(frame: FrameRule, slots: Iterable[str]) -> Iterator[str]:
    """What a frame names that does not exist."""
    types = load_ontology().types
    if frame.type not in types:
        return
    if not frame.id.startswith(f"{frame.type.lower()}."):
        yield f"the id begins with the type: {frame.type.lower()}.…"
    if unknown := [mode for mode in frame.mode if mode not in types[frame.type].modes]:
        yield f"{frame.type} has no mode {', '.join(unknown)}; there are: {', '.join(types[frame.type].modes)}"
    if frame.alone is not None and frame.alone not in types:
        yield f"alone: no type {frame.alone}"
    for part in filter(None, (frame.verb, frame.noun)):
        for slot in (*part.actor, *part.recipient):
            if slot.removeprefix("~") not in slots:
                yield f"no slot {slot!r}: it is none of {', '.join(sorted(SLOTS))} and not in `adpositions`"


def _taken(frame: FrameRule, taken: dict[tuple[object, ...], str]) -> Iterator[str]:
    """Words that an earlier frame with the same conditions has: this one never reads them."""
    conditions = (frame.negated_only, frame.needs_content, frame.no_content, frame.needs_outlook, frame.acting)
    for sort in ("verbs", "nouns", "adjectives"):
        for word in getattr(frame, sort):
            key = (sort, word, *conditions)
            if key in taken:
                yield f"{word!r} is read by {taken[key]}, never by this frame"
            taken.setdefault(key, frame.id)


# Speech verbs.


def _paradigms(folder: Path) -> Iterator[Problem]:
    pack = load_speech(folder)
    for number, verbs in enumerate(pack.verbs):
        for name, words in verbs.words.items():
            steps: Steps = ("verbs", number, "words", name)
            if name not in pack.paradigms:
                yield at(folder / "speech.yaml", steps, f"no paradigm {name!r}", name=verbs.id)
                continue
            endings = pack.paradigms[name].infinitive
            for word in words:
                if not _bare(word, pack).split(" ")[0].endswith(endings):
                    told = f"{word!r} is no verb of the paradigm {name!r}"
                    yield at(folder / "speech.yaml", steps, told, name=verbs.id)


def _bare(word: str, pack: SpeechPack) -> str:
    """An infinitive without its reflexive pronoun."""
    starts = [pronoun if pronoun.endswith("'") else f"{pronoun} " for pronoun in pack.group.reflexive]
    return next((word[len(start) :] for start in starts if word.startswith(start)), word)
