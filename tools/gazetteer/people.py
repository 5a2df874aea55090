"""The table of people in office, from the lists people_a.txt, people_b.txt and people_c.txt."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import simplemma
import yaml

HEADER = "name\tsurname\talone\taliases\tterms"
OFFICES = {
    "P": "president",
    "VP": "vice-president",
    "PM": "prime minister",
    "FM": "foreign minister",
    "DFM": "deputy foreign minister",
    "DM": "defence minister",
    "IM": "interior minister",
    "FIN": "finance minister",
    "CS": "chief of staff",
    "SP": "spokesperson",
    "NSA": "national security adviser",
    "UNA": "ambassador to the UN",
    "ENV": "special envoy",
    "SG": "secretary-general",
    "HEAD": "head",
    "LEAD": "leader",
}
SECTORS = frozenset("BUS COP CRM CVL EDU GOV JRN JUD LEG MED MIL OPP PRE PRM PTY REB REL SOC SPY".split())
PARTICLES = frozenset("le la de del der den di da dos du van von ben bin el al zu ag ould abou aboul ter".split())
_HEADER = re.compile(r"\[(?P<key>\S+) (?P<sector>[A-Z]{3})\]")
_TERM = re.compile(r"(?P<office>.+?) (?P<start>\d{4}(?:-\d\d)?)(?P<open>\.\.(?P<end>\d{4}(?:-\d\d)?)?)?$")
_ARTICLE = re.compile(r"[AaEe]l-(?P<bare>\S+)$")
_SPELLINGS = ("Mohammed", "Mohamed", "Mohammad")


@dataclass
class Person:
    """One row of the table; `alone` is None until it is known."""

    name: str
    surname: str
    alone: bool | None
    aliases: list[str]
    terms: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def row(self) -> str:
        """The row as written."""
        aliases = [alias for alias in dict.fromkeys(self._all_aliases()) if alias != self.name]
        terms = ";".join("|".join(term) for term in sorted(self.terms, key=lambda term: (term[3], term[4])))
        return f"{self.name}\t{self.surname}\t{int(bool(self.alone))}\t{'|'.join(aliases)}\t{terms}"

    def _all_aliases(self) -> list[str]:
        written = [self.name, *self.aliases]
        out = [*self.aliases]
        for name in written:
            for spelling in _SPELLINGS:
                out += [name.replace(spelling, other) for other in _SPELLINGS if spelling in name.split()]
        match = _ARTICLE.match(self.surname)
        if self.alone and match:
            out += [match["bare"], *(prefix + match["bare"] for prefix in ("al-", "el-", "Al-"))]
        out += [plain for name in [*written, *out] if (plain := _plain_capitals(name)) != name]
        return [alias for alias in out if not self.alone or alias != self.surname]


def build(folder: Path, target: Path) -> list[str]:
    """Writes the table to `target` and returns the problems met."""
    problems: list[str] = []
    source = folder.parent.parent / "src/pourparlers"
    keys = _keys(source / "gazetteer")
    people: dict[str, Person] = {}
    for path in sorted(folder.glob("people_*.txt")):
        key = sector = ""
        for line in path.read_text(encoding="utf8").splitlines():
            header = _HEADER.fullmatch(line)
            if header:
                key, sector = header["key"], header["sector"]
            elif line and not line.startswith("#"):
                try:
                    _add(people, line, key, sector, keys)
                except ValueError as error:
                    problems.append(f"{path.name}: {error}")
    _decide_surnames(list(people.values()), source)
    problems += _clashes(list(people.values()))
    target.write_text("\n".join([HEADER, *(person.row() for person in people.values())]) + "\n", encoding="utf8")
    return problems


def _add(people: dict[str, Person], line: str, key: str, sector: str, keys: frozenset[str]) -> None:
    names, colon, terms = line.partition(": ")
    if not colon:
        raise ValueError(f"no terms in {line!r}")
    alone = True if "*" in names else False if "~" in names else None
    written = re.sub(r"[*~]", "", names).split("=")
    braced = next((match[1] for name in written if (match := re.search(r"\{(.+?)\}", name))), None)
    written = [re.sub(r"[{}]", "", name).strip() for name in written]
    person = people.setdefault(written[0], Person(written[0], braced or _surname(written[0]), alone, []))
    person.aliases += written[1:]
    for segment in terms.split(";"):
        person.terms += _segment(segment.strip(), key, sector, keys)


def _segment(text: str, key: str, sector: str, keys: frozenset[str]) -> list[tuple[str, str, str, str, str]]:
    """The terms of one affiliation: `KEY/SECTOR office dates, office dates`, KEY and SECTOR both optional."""
    first, _, rest = text.partition(" ")
    if "/" in first:
        (key, sector), text = first.split("/"), rest
    elif first in keys and first not in SECTORS and first not in OFFICES:
        key, sector, text = first, "GOV", rest
    if key not in keys:
        raise ValueError(f"unknown affiliation {key!r} in {text!r}")
    return [_term(part.strip(), key, sector) for part in text.split(", ")]


def _term(text: str, key: str, sector: str) -> tuple[str, str, str, str, str]:
    first, _, rest = text.partition(" ")
    if first in SECTORS and first not in OFFICES:
        sector, text = first, rest
    match = _TERM.fullmatch(text)
    if match is None or sector not in SECTORS:
        raise ValueError(f"not a term: {text!r}")
    office = " ".join(OFFICES.get(word, word) for word in match["office"].split())
    end = (match["end"] or "") if match["open"] else match["start"]
    return key, office, sector, match["start"], end


def _surname(name: str) -> str:
    """The last word with the particles before it that are written with a capital (Le Drian, Van der Bellen)."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    while start < len(words) - 1 and words[start].islower():
        start += 1
    return " ".join(words[start:])


def _decide_surnames(people: list[Person], source: Path) -> None:
    """A surname stands alone where it is long, borne by one person, no French word, no first name and no place."""
    bearers = Counter(person.surname for person in people)
    first_names = {word for person in people for word in person.name.split()[:-1]}
    places = {
        name
        for row in (source / "gazetteer/places.tsv").read_text(encoding="utf8").splitlines()
        for name in (row.split("\t")[0], *row.split("\t")[-1].split("|"))
    }
    for person in people:
        if person.alone is None:
            name = person.surname
            person.alone = (
                len(name) > 4
                and bearers[name] == 1
                and name not in first_names | places
                and not simplemma.is_known(name.lower(), lang="fr")
            )


def _clashes(people: list[Person]) -> list[str]:
    """Surnames that stand alone for two people, and names borne twice."""
    alone = Counter(person.surname for person in people if person.alone)
    names = Counter(name for person in people for name in {person.name, *person.aliases})
    return [f"{name} stands alone for {n} people" for name, n in alone.items() if n > 1] + [
        f"{name} names {n} people" for name, n in names.items() if n > 1
    ]


def _keys(folder: Path) -> frozenset[str]:
    return frozenset(
        key
        for name in ("states", "organisations", "groups")
        for key in yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf8"))
    )


def _plain_capitals(name: str) -> str:
    """The name with accents taken off its capitals: `Édouard Philippe` gives `Edouard Philippe`."""
    return "".join(unicodedata.normalize("NFD", each)[0] if each.isupper() else each for each in name)
