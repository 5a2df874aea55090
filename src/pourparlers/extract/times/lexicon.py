"""Looks up what the words of a text may mean in the calendar: the lexicon of a pack, made fast."""

import unicodedata
from dataclasses import dataclass, field

from pourparlers.extract.times.lexer import Token, lex
from pourparlers.packs.times import Key, TimePack

Reading = tuple[int, Key]
"""How many tokens a class takes at a place, and the value that it has there."""

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(slots=True)
class Lexicon:
    """The phrases of a pack by their first word: each a tuple of words, its class and its value."""

    pack: TimePack
    phrases: dict[str, list[tuple[tuple[str, ...], str, Key]]] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)

    def add(self, phrase: str, kind: str, value: Key) -> None:
        """Makes `phrase` (as written in the pack) a member of the class `kind`."""
        words = tuple(token.key for token in lex(phrase))
        entry = (words, kind, value)
        entries = self.phrases.setdefault(words[0], [])
        if entry not in entries:
            entries.append(entry)
        bare = unaccented(words[0])
        if bare != words[0]:
            self.plain.setdefault(bare, words[0])

    def may_be(self, kind: str, token: Token) -> bool:
        """Whether `token` is written as the words of the class `kind` are: with a capital, or without."""
        return not (kind in self.pack.small if token.upper else kind in self.pack.capitals)

    def entries(self, token: Token) -> list[tuple[tuple[str, ...], str, Key]]:
        """The phrases that may begin with `token`; capitals and longer words may lack their accents."""
        found = self.phrases.get(token.key, [])
        accented = self.plain.get(token.key)
        if accented and (token.upper or (len(token.key) > 3 and not found)):
            return found + self.phrases[accented]
        return found


def unaccented(word: str) -> str:
    """`word` without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def build_lexicon(pack: TimePack) -> Lexicon:
    """The lexicon of `pack`, its feasts and number words included."""
    lexicon = Lexicon(pack)
    for kind, values in pack.values.items():
        for value, phrases in values.items():
            for phrase in phrases:
                lexicon.add(phrase, kind, value)
    for kind, phrases in pack.words.items():
        for phrase in phrases:
            lexicon.add(phrase, kind, phrase)
    return lexicon


class Lexed:
    """A text as tokens, with the readings of each place worked out once, when first asked for."""

    def __init__(self, text: str, tokens: list[Token], lexicon: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self._lexicon = lexicon
        self._numbers = lexicon.pack.numbers
        self._readings: dict[int, dict[str, list[Reading]]] = {}

    def readings(self, at: int) -> dict[str, list[Reading]]:
        """Every class that begins at token `at`, each with its lengths and values."""
        known = self._readings.get(at)
        if known is None:
            known = self._readings[at] = self._read(at)
        return known

    def _read(self, at: int) -> dict[str, list[Reading]]:
        if at >= len(self.tokens):
            return {}
        token = self.tokens[at]
        out: dict[str, list[Reading]] = {}
        if token.key[0].isdecimal():
            self._read_digits(at, out)
        else:
            number = self._number_words(at)
            if number:
                _put(out, "numberword", number)
                _put(out, "number", number)
            roman = self._roman(token.key)
            if roman:
                _put(out, "roman", (1, roman))
        for words, kind, value in self._lexicon.entries(token):
            if self._follows(at, words) and self._lexicon.may_be(kind, token):
                _put(out, kind, (len(words), value))
        return out

    def _roman(self, key: str) -> int | None:
        """The value of a Roman numeral, with or without an ordinal suffix."""
        if key[0] not in _ROMAN or len(key) > 9:
            return None
        for suffix in ("", *self._numbers.ordinal_suffixes):
            if key.endswith(suffix) and (value := _roman(key[: len(key) - len(suffix)])):
                return value
        return None

    def _follows(self, at: int, words: tuple[str, ...]) -> bool:
        if at + len(words) > len(self.tokens):
            return False
        for step in range(1, len(words)):
            token = self.tokens[at + step]
            if token.key != words[step] or token.blank:
                return False
        return True

    def _read_digits(self, at: int, out: dict[str, list[Reading]]) -> None:
        digits = self.tokens[at].key
        if len(digits) > 9:
            return
        value = int(digits)
        follows = at + 1 < len(self.tokens) and self.tokens[at + 1].glued
        suffix = self.tokens[at + 1].key if follows else ""
        if suffix in self._numbers.ordinal_suffixes:
            _put(out, "ordinal", (2, value))
            if 1 <= value <= 31:
                _put(out, "nth_day", (2, value))
        first = value == 1 and suffix in self._numbers.first_day_suffixes
        if len(digits) <= 2:
            _short_digits(value, len(digits), first, out)
        elif len(digits) == 4:
            if 1000 <= value < 2200:
                _put(out, "year", (1, value))
            if 1900 <= value < 2060:
                _put(out, "year_recent", (1, value))
            if value // 100 < 24 and value % 100 < 60:
                _put(out, "hhmm", (1, value))
        _put(out, "number", self._decimal(at, value))

    def _decimal(self, at: int, value: int) -> Reading:
        """A number in digits: with thousands set apart by spaces or a sign, or with a decimal fraction."""
        tokens, length = self.tokens, 1
        while length < 8 and len(tokens[at].key) <= 3 and (step := self._thousands(at + length)):
            length += step
            value = value * 1000 + int(tokens[at + length - 1].key)
        if length == 1 and at + 2 < len(tokens):
            mark, fraction = tokens[at + 1], tokens[at + 2]
            if mark.key == self._numbers.decimal and mark.glued and fraction.glued and fraction.key.isdecimal():
                return 3, f"{value}.{fraction.key[:6]}"
        return length, value

    def _thousands(self, at: int) -> int:
        """How many tokens the next three digits of a number take, with the sign before them; 0 where there are none."""
        tokens = self.tokens
        sign = at < len(tokens) and tokens[at].glued and tokens[at].key == self._numbers.thousands
        place = at + 1 if sign else at
        if place >= len(tokens) or len(tokens[place].key) != 3 or not tokens[place].key.isdecimal():
            return 0
        gap = tokens[place].start - tokens[place - 1].end
        return (2 if gap == 0 else 0) if sign else (1 if gap == 1 else 0)

    def _number_words(self, at: int) -> Reading | None:
        """A number in words, however composed: `quatre-vingt-dix`, `vingt et un`, `deux cents`."""
        words, numbers = self._numbers.words, self._numbers
        total = words.get(self.tokens[at].key)
        if total is None:
            return None
        length, last = 1, total
        while length < 12:
            step, linked = self._joint(at + length)
            place = at + length + step
            value = words.get(self.tokens[place].key) if place < len(self.tokens) else None
            if value is None or self.tokens[place].blank or (linked and value not in numbers.linked):
                break
            if value > last and value in numbers.multipliers:
                total = total - last + last * value
            elif value < last and (last >= 20 or (step and not linked and last >= 10)):
                total += value
            else:
                break
            length, last = length + step + 1, value if value < 20 else max(value, last)
        return length, total

    def _joint(self, at: int) -> tuple[int, bool]:
        """How many tokens join two number words at this place, and whether a conjunction does."""
        if at >= len(self.tokens):
            return 0, False
        key = self.tokens[at].key
        if key in self._numbers.links:
            return 1, True
        if key in self._numbers.glue and self.tokens[at].glued:
            after = self.tokens[at + 1].key if at + 1 < len(self.tokens) else ""
            return (3, True) if after in self._numbers.links else (1, False)
        return 0, False


def _short_digits(value: int, length: int, first: bool, out: dict[str, list[Reading]]) -> None:
    """What one or two digits may be: a day, a month, an hour, minutes, a year without its century."""
    limits = {"day": (1, 31), "monthnum": (1, 12), "hour": (0, 23)}
    if length == 2:
        limits |= {"minute": (0, 59), "year_short": (0, 99), "year_old": (32, 99)}
    for kind, (low, high) in limits.items():
        if low <= value <= high:
            _put(out, kind, (2 if first and kind == "day" else 1, value))


def _put(out: dict[str, list[Reading]], kind: str, reading: Reading) -> None:
    out.setdefault(kind, []).append(reading)


def _roman(key: str) -> int | None:
    """The value of a Roman numeral of one to six letters, None for any other word."""
    if not 0 < len(key) <= 6 or any(letter not in _ROMAN for letter in key):
        return None
    values = [_ROMAN[letter] for letter in key]
    return sum(-v if i + 1 < len(values) and values[i + 1] > v else v for i, v in enumerate(values))
