"""One thing that is wrong with a pack, and where."""

from dataclasses import dataclass
from pathlib import Path

from pourparlers.errors import PourparlersError
from pourparlers.packs.loader import line_of_path

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one place of a pack.

    `line` is 0 where it concerns the whole file.  A `gap` is no mistake but something that the pack does not say yet.
    """

    file: Path
    line: int
    field: str
    reason: str
    gap: bool = False

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, {self.field}: {self.reason}"


def at(file: Path, steps: Steps, reason: str, *, name: str = "", gap: bool = False) -> Problem:
    """The problem at the place of `file` that `steps` lead to; `name` is told in place of the steps."""
    line = line_of_path(file.read_text(encoding="utf8"), steps) if file.is_file() else 0
    return Problem(file, line, name or path_of(steps), reason, gap)


def of_error(error: PourparlersError, file: Path) -> Problem:
    """The problem that an error tells of; `file` where it names none."""
    told = error.details
    if error.code != "pack-invalid":
        return Problem(file, 0, "-", error.cause)
    path = Path(str(told["file"]))
    path = path if path.is_absolute() else file.parent / path
    return Problem(path, int(str(told["line"])), str(told["field"]), str(told["reason"]))


def path_of(steps: Steps) -> str:
    """The steps as they are told: `rules[3].type`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".") or "$"
