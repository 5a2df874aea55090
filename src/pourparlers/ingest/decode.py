"""From bytes to text: which encoding it is, whether it is text at all, and what was mended.

The text that comes out is the raw text of the article: all offsets count its characters.
"""

import codecs
import re
from dataclasses import dataclass
from unicodedata import normalize

from pourparlers.model import Issue

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive, as office documents are",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a rich text document",
}
_SAMPLE = 1 << 16
_CONTROL_BYTES = bytes(code for code in range(32) if code not in (9, 10, 12, 13))
_CONTROL_SHARE = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_COMBINED = re.compile(r"\w[\u0300-\u036f]+")
# Pairs that UTF-8 read as cp1252 leaves behind; only where one is seen is the mending tried.
_MOJIBAKE = re.compile("Ã[\u0080-¿‚-™ŒœŠšŸŽžƒˆ˜]|Â[\u00a0-¿]|â€|Å[“’\u0092\u0093]|ï»¿")


class NotText(ValueError):
    """The bytes are no text; the message says what they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what was found or mended on the way to it."""

    text: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`: UTF-8, UTF-16 or UTF-32 with or without mark, the `declared` encoding, or else cp1252.

    Raises `NotText` for binary data.
    """
    signature = next((name for mark, name in _SIGNATURES.items() if data.startswith(mark)), None)
    if signature:
        raise NotText(signature)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return mend(data[len(mark) :].decode(encoding, "replace"))
    if b"\0" in data and (wide := _without_mark(data)):
        return wide
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROL_BYTES)) > _CONTROL_SHARE * len(sample) + 8:
        raise NotText("it is full of control characters")
    try:
        return mend(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _not_utf8(data, declared)


def _without_mark(data: bytes) -> Decoded | None:
    """Text in UTF-16 that lacks its mark shows a zero in every second byte; many other zeros show binary data."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and sample[offset::2].count(0) > 0.7 * half and sample[1 - offset :: 2].count(0) == 0:
            mended = mend(data.decode(encoding, "replace"))
            return Decoded(mended.text, (_encoding_issue(f"{encoding} without a byte order mark"), *mended.issues))
    if data.count(0) > 8 or data.count(0) * 100 > len(data):
        raise NotText("it holds zero bytes")
    return None


def _not_utf8(data: bytes, declared: str | None) -> Decoded:
    """Text in a declared or an older encoding, or UTF-8 with some bytes of cp1252 in it."""
    if declared:
        try:
            return mend(data.decode(declared))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    older = {0xDC00 + code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0x100)}
    text = data.decode("utf-8", "surrogateescape")
    strays = len(_SURROGATE.findall(text))
    letters = sum(char > "\x7f" for char in text) - strays
    if strays > letters:
        mended = mend(data.decode("cp1252", "replace"))
        return Decoded(mended.text, (_encoding_issue("cp1252 (Windows)"), *mended.issues))
    mended = mend(text.translate(older))
    return Decoded(mended.text, (_encoding_issue(f"UTF-8 with {strays} bytes of cp1252 in it"), *mended.issues))


def _encoding_issue(encoding: str) -> Issue:
    return Issue(
        kind="text-encoding",
        message=f"the text is in {encoding} and was read as such: offsets count its characters",
    )


def mend(text: str) -> Decoded:
    """`text` with broken characters mended; each kind of mending is an issue, and so are control characters, kept."""
    issues: list[Issue] = []
    if _SURROGATE.search(text):
        text, count = _SURROGATE.subn("\ufffd", text)
        message = f"{count} lone surrogates, which stand for no character, were replaced by U+FFFD"
        issues.append(Issue(kind="text-surrogates", message=message))
    if _MOJIBAKE.search(text):
        mended, lines = _undo_mojibake(text)
        if lines:
            message = f"{lines} lines of UTF-8 once read as cp1252 were mended: offsets count the mended text"
            issues.append(Issue(kind="text-mojibake", message=message))
            text = mended
    if _COMBINED.search(text):
        text, count = _COMBINED.subn(lambda match: normalize("NFC", match.group()), text)
        message = f"{count} letters with separate accents were composed: offsets count the composed text"
        issues.append(Issue(kind="text-decomposed", message=message))
    controls = _CONTROL.findall(text)
    if controls:
        first = _CONTROL.search(text)
        at = first.start() if first else 0
        message = f"{len(controls)} control characters are kept and read as spaces; the first is U+{ord(text[at]):04X}"
        issues.append(Issue(kind="text-control-characters", message=message, start=at, end=at + 1))
    return Decoded(text, tuple(issues))


def _undo_mojibake(text: str) -> tuple[str, int]:
    """The text with each garbled line mended, and how many there were."""
    import ftfy  # slow to load, and seldom needed

    lines = text.splitlines(keepends=True)
    mended = [ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in lines]
    return "".join(mended), sum(one != other for one, other in zip(lines, mended, strict=True))
