"""Generated blocks of a Markdown file: what stands between `<!-- name:begin -->` and `<!-- name:end -->`."""

import re
from pathlib import Path


def replace_block(path: Path, name: str, content: str) -> None:
    """Put `content` into the block; raises `ValueError` where the file has no such block."""
    text = path.read_text(encoding="utf8")
    pattern = _pattern(name)
    if not pattern.search(text):
        raise ValueError(f"{path} has no block {name!r}")
    path.write_text(pattern.sub(lambda match: f"{match[1]}\n{content.strip()}\n{match[3]}", text), encoding="utf8")


def block(path: Path, name: str) -> str:
    """What stands in the block now."""
    match = _pattern(name).search(path.read_text(encoding="utf8"))
    if match is None:
        raise ValueError(f"{path} has no block {name!r}")
    return match[2].strip()


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {name}:begin[^>]*-->)(.*?)(<!-- {name}:end -->)", re.DOTALL)
