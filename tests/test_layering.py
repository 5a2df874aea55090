"""Layers import leftwards only: who may import whom is read off the source, not off a habit."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = "pourparlers"
SOURCE = Path(__file__).parent.parent / "src" / PACKAGE

LAYERS = (
    {"errors"},
    {"model"},
    {"ontology", "gazetteer", "packs"},
    {"text"},
    {"ingest"},
    {"extract"},
    {"assemble"},
    {"ledger"},
    {"views", "export"},
    {"pipeline"},
    {"reader", "workshop"},
    {"adding"},
    {"__init__"},
    {"cli", "http", "web", "scale", "__main__"},
)
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}

# Stricter than the order: reading input knows nothing of what is done with it.
ALLOWED = {"ingest": {"errors", "model", "text", "ingest"}}

FILES = sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The layer that a file belongs to: its folder, or its own name at the top."""
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imported_parts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and layer of every import of the package's own parts, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == PACKAGE else [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            first, _, rest = (name or "").partition(".")
            if first == PACKAGE:
                part = rest.partition(".")[0]
                yield node.lineno, part if part in RANK else "__init__"


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_imports_go_leftwards(path: Path) -> None:
    part = part_of(path)
    assert part in RANK, f"{part} has no place in the order of layers"
    for line, other in imported_parts(ast.parse(path.read_text(encoding="utf8"))):
        assert RANK[other] <= RANK[part], f"{path}:{line}: {part} may not import {other}"
        assert other in ALLOWED.get(part, {other}), f"{path}:{line}: {part} may import only {ALLOWED[part]}"


def test_every_part_has_files() -> None:
    assert {"errors", "model", "cli", "__init__"} <= {part_of(path) for path in FILES}
