"""Measure speed and memory beside the bare spaCy pipeline on the same text, and write the figures into the README.

usage: bench.py SHARED [--every N]     SHARED holds data/news-fr; without it nothing is done

Every fourth article is read (or every Nth, in which case the README is left as it is), without those of more than
100,000 characters, which the bare pipeline would refuse.  Each figure is taken in a process of its own, held to one
core; the two programs take turns within the run.
"""

import argparse
import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from blocks import replace_block

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "frontiere.fr.txt"
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
EVERY = 4
LONGEST = 100_000
TURNS = 2
COLD_STARTS = 5
WARM_UP = "Paris a accusé Londres, mardi, de mentir."
BARE = """
import sys, spacy
from pourparlers.packs.loader import pack_folder
spacy.load(pack_folder("fr") / "model")(open(sys.argv[1], encoding="utf8").read())
"""


def articles(shared: Path) -> Iterator[str]:
    """The texts of the news folders and tables."""
    news = shared / "data" / "news-fr"
    for path in sorted(news.glob("*/*.txt")):
        yield path.read_text(encoding="utf8", errors="replace")
    for path in sorted(news.glob("*.tsv")):
        with path.open(encoding="utf8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                yield f"{row['headline']}\n\n{row['text']}"


def work(kind: str, path: str) -> None:
    """In a process of its own: read every text of the file, loading not counted, and print what it took."""
    texts = json.loads(Path(path).read_text(encoding="utf8"))
    reading = bare_reading if kind == "bare" else full_reading
    read_all = reading()
    started = time.perf_counter()
    count = sum(1 for _ in read_all(texts))
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": seconds, "peak": peak}))


def bare_reading() -> Callable[[list[str]], Iterable[object]]:
    """What parses texts with the pack's pipeline alone, loaded and warm."""
    import spacy

    from pourparlers.packs.loader import pack_folder

    nlp = spacy.load(pack_folder("fr") / "model")
    nlp(WARM_UP)
    return nlp.pipe


def full_reading() -> Callable[[list[str]], Iterable[object]]:
    """What makes records of texts, loaded and warm."""
    from pourparlers import Article, Reader

    reader = Reader(language="fr")
    reader.read(Article(id="warm", text=WARM_UP))
    return lambda texts: reader.pipe(Article(id=str(number), text=text) for number, text in enumerate(texts))


def measured(kind: str, path: Path) -> dict[str, float]:
    """What `work` prints for this kind."""
    command = [sys.executable, __file__, "--work", kind, path]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD)
    return dict(json.loads(done.stdout))


def cold_start(command: list[str | Path]) -> float:
    """Median seconds of the whole command, started anew each time."""
    taken = []
    for _ in range(COLD_STARTS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=os.environ | ONE_THREAD)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def compare(texts: list[str]) -> str:
    """The Markdown table: each figure of the program beside the bare parse."""
    words = sum(len(text.split()) for text in texts)
    runs: dict[str, list[dict[str, float]]] = {"full": [], "bare": []}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf8")
        for _ in range(TURNS):
            for kind, taken in runs.items():
                taken.append(measured(kind, path))
    seconds = {kind: min(run["seconds"] for run in taken) for kind, taken in runs.items()}
    peak = {kind: max(run["peak"] for run in taken) for kind, taken in runs.items()}
    program = Path(sys.executable).with_name("pourparlers")
    start = {
        "full": cold_start([program, "read", EXAMPLE]),
        "bare": cold_start([sys.executable, "-c", BARE, EXAMPLE]),
    }
    rows = [
        ("articles per second", *(f"{len(texts) / seconds[kind]:.1f}" for kind in runs), ratio(seconds)),
        ("words per second", *(f"{words / seconds[kind]:,.0f}" for kind in runs), ratio(seconds)),
        ("one article from a cold start, seconds", *(f"{start[kind]:.2f}" for kind in runs), ratio(start)),
        ("peak memory, MiB", *(f"{peak[kind]:.0f}" for kind in runs), ratio(peak)),
    ]
    head = f"| {len(texts)} articles, {words:,} words, one core | whole record | bare parse | cost |"
    return "\n".join([head, "| --- | ---: | ---: | ---: |", *("| " + " | ".join(row) + " |" for row in rows)])


def ratio(figures: dict[str, float]) -> str:
    """How many times the bare parse the whole record costs."""
    return f"× {figures['full'] / figures['bare']:.2f}"


def main() -> None:
    """Measure, print the table and rewrite the README's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", default="../shared", type=Path)
    parser.add_argument("--every", type=int, help="read every Nth article and leave the README as it is")
    parser.add_argument("--work", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if asked.work:
        work(*asked.work)
        return
    texts = [text for text in articles(asked.shared) if len(text) < LONGEST][:: asked.every or EVERY]
    if not texts:
        print("no news here: nothing to measure")
        return
    figures = compare(texts)
    print(figures)
    if asked.every is None:
        replace_block(ROOT / "README.md", "speed", figures)


if __name__ == "__main__":
    main()
