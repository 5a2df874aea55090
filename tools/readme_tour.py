"""Write the README's tour anew: the commands below and what they print.

usage: readme_tour.py
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from blocks import replace_block

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 110


@dataclass(frozen=True)
class Stop:
    """One command of the tour: what it shows, the command as typed, and which part of its output is kept."""

    words: str
    command: str
    lines: int
    after: str = ""


PYTHON = """
import pourparlers
from pathlib import Path

record = pourparlers.read(Path("examples/treve.fr.txt").read_text())
names = {actor.id: actor.name for actor in record.actors}
for event in record.events:
    if event.status == "planned":
        print(event.date, event.event, [names[actor] for actor in event.actor], event.reports[0].rule)
"""

TOUR = (
    Stop(
        "The page: the agenda first, then demands, accusations with their denials, and threats.",
        "pourparlers read examples/frontiere.fr.txt",
        60,
    ),
    Stop(
        "Why it says so: every rule and span.",
        "pourparlers read --explain examples/sanctions.fr.txt",
        16,
        after="Menaces",
    ),
    Stop(
        "The same article for other programs.",
        "pourparlers read --format plover examples/sanctions.fr.txt | head -n 1",
        1,
    ),
)


def output_of(command: str) -> str:
    """What the command prints, with the program of this environment first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = os.environ | {"PATH": path, "COLUMNS": str(WIDTH), "NO_COLOR": "1"}
    done = subprocess.run(command, shell=True, check=True, capture_output=True, text=True, cwd=ROOT, env=settings)
    return done.stdout


def kept(output: str, stop: Stop) -> str:
    """The part of the output that the tour shows, without trailing blanks; an ellipsis where it goes on."""
    lines = [line.rstrip() for line in output.strip("\n").splitlines()]
    start = next((number for number, line in enumerate(lines) if stop.after and line.startswith(stop.after)), 0)
    shown = lines[start : start + stop.lines]
    return "\n".join(shown if start + stop.lines >= len(lines) else [*shown, "…"])


def tour() -> str:
    """The whole block."""
    parts = [
        f"{stop.words}\n\n```console\n$ {stop.command}\n{kept(output_of(stop.command), stop)}\n```" for stop in TOUR
    ]
    printed = subprocess.run(
        [sys.executable, "-c", PYTHON], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout
    parts.append(f"And in Python:\n\n```python\n{PYTHON.strip()}\n```\n\n```text\n{printed.strip()}\n```")
    return "\n\n".join(parts)


if __name__ == "__main__":
    replace_block(ROOT / "README.md", "tour", tour())
