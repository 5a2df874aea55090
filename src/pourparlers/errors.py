"""Every message that a user can meet: a code, what happened, and what to do about it.

A problem that stops one input is raised as `PourparlersError`; a problem that leaves a record usable is kept in it as
an `Issue` (see `pourparlers.model`).  Both draw on the same catalogue, so that a code means one thing everywhere.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of the catalogue: `cause` and `remedy` are format strings filled with the details of the case."""

    cause: str
    remedy: str


CATALOGUE: dict[str, Message] = {
    "input-missing": Message(
        "there is no file {path}", "check the path; quote globs so that the shell leaves them alone"
    ),
    "input-unreadable": Message("{path} cannot be read: {reason}", "check the permissions of the file"),
    "input-folder-empty": Message(
        "the folder {path} holds no file that can be read ({endings})", "name the files themselves, or rename them"
    ),
    "input-empty": Message("{path} holds no text", "give a file with text in it"),
    "input-binary": Message(
        "{path} is not text ({reason})", "convert it to text or HTML first, for instance with pdftotext"
    ),
    "input-too-large": Message(
        "{path} holds {size} bytes, more than the {limit} bytes one article may have",
        "split it into one file per article, or use JSONL with one article per line",
    ),
    "input-bad-json": Message("{path}, line {line}: {reason}", "mend the line; the other lines are read"),
    "input-no-content": Message(
        "{path}: no article text was found in the page", "save the article itself, not its index"
    ),
    "date-invalid": Message("{value!r} is not a date", "write it as YYYY-MM-DD, YYYY-MM or YYYY"),
    "language-unknown": Message(
        "no pack reads the language {language!r}; there are: {known}",
        "name one of these with --language if the article is in it, or add a pack: docs/add-a-language.md tells how",
    ),
    "model-missing": Message(
        "the pipeline {name!r} cannot be loaded: {reason}", "give --model the name or path of a spaCy pipeline"
    ),
    "model-not-ud": Message(
        "the pipeline {name!r} lacks {lacks}", "use a spaCy pipeline with a tagger and a parser trained on UD"
    ),
    "pack-invalid": Message(
        "{file}, line {line}, {field}: {reason}",
        "mend the field; `pourparlers packs check` lists all that is wrong, docs/packs.md tells what a field may hold",
    ),
    "pack-exists": Message("{folder} is there already", "name another folder with --folder, or edit that one"),
    "pack-folder-missing": Message(
        "{folder} is no pack: it has no pack.yaml",
        "name a language that `pourparlers packs list` shows, or the folder of a pack",
    ),
    "ledger-missing": Message(
        "there is no ledger at {place}",
        "make one with pourparlers add FILES..., or name another with --ledger or $POURPARLERS_LEDGER",
    ),
    "ledger-unusable": Message(
        "the ledger {place} cannot be used: {reason}",
        "name a file that may be written, or a PostgreSQL database that answers: --ledger FILE_OR_URL",
    ),
    "ledger-newer": Message(
        "the ledger was written by a later version of the program: its tables are version {version}, known are {known}",
        "install that version",
    ),
    "split-impossible": Message(
        "the event {name} is not told by {article} and by another article, so that it cannot be split there",
        "pourparlers show EVENT lists its articles",
    ),
    "decision-unknown": Message(
        "there is no decision {number} that still holds", "pourparlers decisions lists them with their numbers"
    ),
    "party-unknown": Message("no event of the ledger has a party {name!r}", "it has, for instance: {near}"),
    "event-unknown": Message(
        "the ledger has no event {name!r}", "pourparlers timeline lists the events with their ids"
    ),
    "extra-missing": Message(
        "this needs {module}, which is not installed", "install it with pip install 'pourparlers[{extra}]'"
    ),
    "internal": Message("{reason}", "this is a defect of the program: report it with the input that shows it"),
}


class PourparlersError(Exception):
    """A problem with one input, named by a code of the catalogue.

    `code` is stable and machine-readable; `cause` and `remedy` are sentences for people, filled with `details`.
    """

    def __init__(self, code: str, **details: object) -> None:
        message = CATALOGUE[code]
        self.code = code
        self.details = details
        self.cause = message.cause.format(**details)
        self.remedy = message.remedy.format(**details)
        super().__init__(f"{self.cause} [{code}]: {self.remedy}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.details)


def _rebuild(code: str, details: dict[str, object]) -> PourparlersError:
    return PourparlersError(code, **details)
