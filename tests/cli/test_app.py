"""The commands that read nothing are quick, and the program behaves in a pipe."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pourparlers.model import json_schema

ROOT = Path(__file__).parent.parent.parent
PROGRAM = Path(sys.executable).with_name("pourparlers")
HEAVY = {"spacy", "numpy", "trafilatura", "pourparlers.pipeline"}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True)


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    assert run("--version").stdout == f"pourparlers {project['version']}\n"


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout) == json.loads(json.dumps(json_schema()))


@pytest.mark.parametrize("command", ["--help", "read --help", "--version"])
def test_help_and_version_import_nothing_heavy(command: str) -> None:
    code = (
        "import sys; from pourparlers.cli.app import app\n"
        "try: app(sys.argv[1:])\n"
        "except SystemExit: print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command.split()], capture_output=True, text=True, check=True)
    loaded = {name.strip("'[] ") for name in done.stderr.split(",")}
    assert done.stdout
    assert not loaded & HEAVY


def test_a_closed_pipe_is_no_crash() -> None:
    command = f"{PROGRAM} schema | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr
