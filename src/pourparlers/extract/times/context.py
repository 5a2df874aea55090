"""What an expression is read against: the publication day, and the days that the story has named so far."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pourparlers.extract.times.dates import Day
from pourparlers.extract.times.scanner import Found
from pourparlers.extract.times.tense import Direction

_COUNTED_FROM = {"month": ("M", "Q", "H", "Y", "10Y", "100Y"), "year": ("Y", "10Y", "100Y")}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication: a day (the middle of the month or year where no more is known), its precision and clock."""

    day: Day
    precision: str
    clock: str | None = None

    @property
    def exact(self) -> bool:
        """True where the day itself is known."""
        return self.precision == "day"

    @property
    def value(self) -> str:
        """The date at the precision known."""
        return self.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that the story has named: where it stands and whether the story was there, or only looked there
    (`since`) or mentioned it beside a noun (`background`).

    `precision` tells whether only its month or year is known.
    """

    day: Day
    paragraph: int
    sentence: int
    start: int
    way: str | None
    since: bool
    background: bool = False
    precision: str = "day"


@dataclass(slots=True)
class Value:
    """What an expression means: a TIMEX value, or none with the reason why not."""

    value: str | None
    type: str = "DATE"
    precision: str | None = None
    anchor: str | None = None
    modifier: str | None = None
    day: Day | None = None
    issue: str | None = None
    quiet: bool = False


@dataclass(slots=True)
class Context:
    """The state of reading one article, at one expression."""

    anchor: Anchor | None
    ask: Callable[[Found], Direction]
    feasts: dict[str, str]
    mentions: list[Mention] = field(default_factory=list)
    paragraph: int = 0
    sentence: int = 0

    def way(self, found: Found) -> str | None:
        """`past` or `future` where the clause of `found` tells, None otherwise."""
        way = self.ask(found).way
        return way if way in ("past", "future") else None

    def remember(self, found: Found, day: Day, precision: str = "day") -> None:
        """Keeps a day, or a month or year by a day in it, that the story has named."""
        direction = self.ask(found)
        way = direction.way if direction.way in ("past", "future") else None
        mention = Mention(
            day, self.paragraph, self.sentence, found.start, way, found.since, direction.background, precision
        )
        self.mentions.append(mention)

    def story(self, *, everywhere: bool = False, since: bool = False, unit: str = "D") -> list[Mention]:
        """The days named before in this paragraph (or in the whole text), the last first.

        With `unit` (`M`, `Y`) also the months and years that a month or year can be counted from.
        """
        return [
            mention
            for mention in reversed(self.mentions)
            if (everywhere or mention.paragraph == self.paragraph)
            and (mention.precision == "day" or unit in _COUNTED_FROM[mention.precision])
            and (since or not mention.since)
            and (since or not mention.background or mention.sentence == self.sentence)
        ]

    def near(self, day: Day, days: int) -> bool:
        """Whether `day` lies within so many days of the publication."""
        return self.anchor is None or abs((day - self.anchor.day).days) <= days

    def agrees(self, day: Day, way: str | None) -> bool:
        """Whether `day` lies on the side of the publication day that `way` asks for."""
        if self.anchor is None or not self.anchor.exact or way is None:
            return True
        return day <= self.anchor.day if way == "past" else day >= self.anchor.day
