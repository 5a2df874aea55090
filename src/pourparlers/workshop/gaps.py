"""What a pack does not say yet: types without frames, contexts without words, parties without names."""

from collections.abc import Iterator
from pathlib import Path

from pourparlers.gazetteer import load_gazetteer
from pourparlers.ontology import load_ontology
from pourparlers.packs.contexts import load_contexts
from pourparlers.packs.events import load_events
from pourparlers.packs.names import load_names
from pourparlers.packs.speech import load_speech
from pourparlers.packs.times import load_times
from pourparlers.workshop.problems import Problem, at

_SOME = 8


def find_gaps(folder: Path) -> list[Problem]:
    """What the pack in `folder` leaves unsaid; it can be read with as it is."""
    return [*_types(folder), *_contexts(folder), *_names(folder), *_empty(folder)]


def _types(folder: Path) -> Iterator[Problem]:
    pack = load_events(folder)
    told = {frame.type for frame in pack.frames}
    for type in load_ontology().types:
        if type not in pack.defaults:
            yield at(folder / "events.yaml", ("defaults",), f"{type} is not read: it has no entry", gap=True)
        elif type not in told:
            path = folder / "events" / f"{type.lower()}.yaml"
            yield at(path, ("frames",), f"{type} is never read: it has no frame", gap=True)


def _contexts(folder: Path) -> Iterator[Problem]:
    words, known = load_contexts(folder).contexts, load_ontology().contexts
    path = folder / "contexts.yaml"
    if missing := [name for name in known if not words.get(name)]:
        yield at(path, ("contexts",), f"no words for {_some(missing)}", gap=True)
    for name in words.keys() - known.keys():
        yield at(path, ("contexts", name), f"no such context; there are: {', '.join(known)}")


def _names(folder: Path) -> Iterator[Problem]:
    path, names = folder / "names.yaml", load_names(folder)
    told = {**names.states, **names.organisations, **names.groups}
    known = load_gazetteer().parties
    if missing := [key for key in known if key not in told or not told[key].names]:
        yield at(path, (), f"no name for {_some(missing)}", gap=True)
    for key in told.keys() - known.keys():
        yield at(path, (), f"{key}: the gazetteer has no party of this key")


def _empty(folder: Path) -> Iterator[Problem]:
    if not load_times(folder).rules:
        yield at(folder / "time.yaml", ("rules",), "no time is read: there is no rule", gap=True)
    if not load_speech(folder).verbs:
        yield at(folder / "speech.yaml", ("verbs",), "no quote is read: there is no verb of saying", gap=True)


def _some(names: list[str]) -> str:
    """The first of `names`, and how many more there are."""
    more = f" and {len(names) - _SOME} more" if len(names) > _SOME else ""
    return ", ".join(names[:_SOME]) + more
