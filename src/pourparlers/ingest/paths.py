"""From what a user names (files, folders, globs, "-") to the files to read, in a fixed order."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from pourparlers.errors import PourparlersError

STDIN = "-"
ENDINGS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson")
_MAGIC = frozenset("*?[")


def expand(path: str) -> Iterator[str | PourparlersError]:
    """The files that `path` stands for; an error in the place of each that is missing or cannot be listed.

    A folder gives its files of known endings, those of its subfolders included, by name; hidden ones are left out.
    """
    if path == STDIN or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        yield from _folder(path)
    elif os.path.exists(path):
        yield path
    elif _MAGIC & set(path) and (matches := sorted(glob.glob(path, recursive=True))):
        for match in matches:
            yield from _folder(match) if os.path.isdir(match) else (match,)
    else:
        yield PourparlersError("input-missing", path=path)


def _folder(path: str) -> Iterator[str | PourparlersError]:
    """The files of a folder and its subfolders."""
    problems: list[OSError] = []
    found = False
    for folder, subfolders, files in os.walk(path, onerror=problems.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(ENDINGS):
                found = True
                yield str(Path(folder) / name)
    for problem in problems:
        reason = problem.strerror or str(problem)
        yield PourparlersError("input-unreadable", path=problem.filename or path, reason=reason)
    if not found and not problems:
        yield PourparlersError("input-folder-empty", path=path, endings=", ".join(ENDINGS))
