"""What is documented is what there is: schema, record fields, error codes, export fields, version and commands."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pourparlers.errors import CATALOGUE
from pourparlers.export import EXPORTERS
from pourparlers.model import json_schema
from pourparlers.packs import noise
from pourparlers.packs.actors import NounClass
from pourparlers.packs.events import FrameRule, Operator, TypeDefault
from pourparlers.packs.speech import VerbClass
from pourparlers.packs.times import TimeRule
from pourparlers.packs.verbs import TenseRule

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SCHEMA = json_schema()
CLASSES = sorted(SCHEMA["$defs"])


def read(path: Path) -> str:
    return path.read_text(encoding="utf8")


def documented_fields(text: str) -> dict[str, set[str]]:
    """Heading → the names in the first column of the tables below it that start with `field`."""
    fields: dict[str, set[str]] = {}
    heading, in_table = "", False
    for line in text.splitlines():
        if line.startswith("## "):
            heading, in_table = line[3:].strip(), False
        elif line.startswith("| field |"):
            in_table = True
        elif not line.startswith("|"):
            in_table = False
        elif in_table:
            fields.setdefault(heading, set()).update(re.findall(r"`(\w+)`", line.split("|")[1]))
    return fields


def test_the_schema_in_the_docs_is_that_of_the_classes() -> None:
    assert json.loads(read(DOCS / "record.schema.json")) == json.loads(json.dumps(SCHEMA)), "run `make schema`"


@pytest.mark.parametrize("name", CLASSES)
def test_every_field_of_the_record_is_documented_and_no_other(name: str) -> None:
    definition: dict[str, Any] = SCHEMA["$defs"][name]
    assert documented_fields(read(DOCS / "record.md")).get(name) == set(definition["properties"])


def test_every_status_and_every_allowed_value_is_documented() -> None:
    text = read(DOCS / "record.md")
    for value in re.findall(r'"enum": \[([^\]]*)\]', json.dumps(SCHEMA)):
        for word in json.loads(f"[{value}]"):
            assert f"`{word}`" in text, word


def test_every_format_is_documented() -> None:
    readme = read(ROOT / "README.md")
    for name in EXPORTERS:
        assert f"`{name}`" in readme, name


def test_the_version_has_a_changelog_entry() -> None:
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]
    newest = re.search(r"^## \[(.+?)\]", read(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert newest and newest[1] == version


def test_every_target_of_the_makefile_says_what_it_does() -> None:
    targets = re.search(r"^\.PHONY: (.+)$", read(ROOT / "Makefile"), re.MULTILINE)
    assert targets
    explained = set(re.findall(r"^(\w+):.*##", read(ROOT / "Makefile"), re.MULTILINE))
    assert set(targets[1].split()) == explained


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))], ids=str)
def test_links_within_the_repository_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(path)):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("lock", ["run.lock", "test.lock"])
def test_lock_files_name_hashes_and_no_index(lock: str) -> None:
    text = read(ROOT / "requirements" / lock)
    assert "--hash=sha256:" in text
    assert not re.search(r"https?://|--index|--extra-index|--find-links|file:", text)


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    names = [re.split(r"[<>=!~\[ ]", name)[0].lower() for name in project["project"]["dependencies"]]
    locked = set(re.findall(r"^([a-z0-9-]+)==", read(ROOT / "requirements" / "run.lock"), re.MULTILINE))
    assert set(names) <= locked


def test_every_error_code_is_documented_and_no_other() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \|", read(DOCS / "errors.md"), re.MULTILINE) == list(CATALOGUE)


def test_every_file_of_a_pack_is_documented() -> None:
    pack = ROOT / "src" / "pourparlers" / "packs" / "fr"
    documented = set(re.findall(r"^\| `(\w+\.yaml|\w+/TYPE\.yaml)` \|", read(DOCS / "packs.md"), re.MULTILINE))
    folders = {f"{path.parent.name}/TYPE.yaml" for path in pack.glob("*/*.yaml")}
    assert documented == {path.name for path in pack.glob("*.yaml")} | folders


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Frame", FrameRule),
        ("Event types and their order", TypeDefault),
        ("Operator", Operator),
        ("Tense rule", TenseRule),
        ("Time rule", TimeRule),
        ("Noise rule", noise.Rule),
        ("Verb class", VerbClass),
        ("Noun class", NounClass),
    ],
)
def test_every_field_of_a_rule_is_documented_and_no_other(heading: str, kind: type[msgspec.Struct]) -> None:
    assert documented_fields(read(DOCS / "packs.md"))[heading] == set(kind.__struct_fields__)
