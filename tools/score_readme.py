"""Score the program on the gold records and write the figures into the README.

usage: score_readme.py SHARED     SHARED holds gold/*.jsonl and tools/score.py; without it nothing is done
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from blocks import replace_block

ROOT = Path(__file__).resolve().parent.parent
FIGURES = {
    "time_relaxed_f1": "dates: span found, F1",
    "time_value_f1": "dates: span and value right, F1",
    "quote_f1_08": "quotes: 80 % of the span, F1",
    "quote_speaker": "quotes: speaker right, of those found",
    "quote_channel": "quotes: channel right, of those found",
    "event_p": "events: precision",
    "event_r": "events: recall",
    "event_f1": "events: type and place in the text, F1",
    "event_actor": "events: actors all right, of those found",
    "event_recipient": "events: recipients all right, of those found",
    "event_date": "events: date right, of those found",
    "event_status": "events: status right, of those found",
    "event_attribution": "events: speaker and channel right, of those found",
    "event_strict_f1": "events: type, parties, date and status all right, F1",
    "published": "day of publication right",
}


# Of the figures of tools/eval_quotes.py those that are shown.
POLNEAR = {
    "content overlap precision": "contents: precision, four fifths of the words shared",
    "content overlap recall quoted": "contents with quotation marks: recall",
    "content overlap recall speech verb": "contents of verbs of speech: recall",
    "content overlap recall all": "all contents, beliefs and demands among them: recall",
    "content exact precision": "contents: precision, the same words",
    "content exact recall all": "all contents: recall, the same words",
    "source overlap of named": "sources, where one is named: half of the words shared",
    "source exact of named": "sources, where one is named: the same words",
}

STORY = {
    "mentions_found": "reports found, of those annotated",
    "b3_p": "grouping: B-cubed precision",
    "b3_r": "grouping: B-cubed recall",
    "b3_f1": "grouping: B-cubed F1",
    "apart": "events that must stay apart and do",
    "origins": "number of independent origins right",
    "standing": "standing right",
    "denied": "deniers right",
    "date": "last date right",
    "life": "stages of meetings, demands and threats",
}

LANGUAGES = {"fr": "French", "en": "English"}


def gold_sets(shared: Path, language: str) -> dict[str, list[Path]]:
    """Name of each set of a language → its files, those that exist; none where there are no gold records at all."""
    gold = shared / "gold"
    sets = {
        "first article": [gold / "seed.jsonl"] if language == "fr" else [],
        "development": [gold / f"{language}-dev.jsonl"],
        "training": sorted((gold / "train").glob(f"{language}-*.jsonl")),
        "own": [ROOT / "tests" / "golden" / f"articles.{language}.jsonl"],
    }
    if not gold.is_dir():
        return {}
    present = {name: [path for path in paths if path.is_file()] for name, paths in sets.items()}
    return {name: paths for name, paths in present.items() if paths}


def score(paths: list[Path], shared: Path) -> dict[str, float]:
    """The scorer's figures for the program's records of these gold files."""
    lines = [line for path in paths for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        gold, articles, records = (Path(folder) / name for name in ("gold.jsonl", "articles.jsonl", "records.jsonl"))
        gold.write_text("\n".join(lines) + "\n", encoding="utf8")
        articles.write_text("".join(_article(json.loads(line)) for line in lines), encoding="utf8")
        program = Path(sys.executable).with_name("pourparlers")
        subprocess.run([program, "read", "--format", "jsonl", "--output", records, articles], check=True)
        scorer = [sys.executable, shared / "tools" / "score.py", gold, records, "--json"]
        return dict(json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout))


def table(scores: dict[str, dict[str, float]]) -> str:
    """The figures as a Markdown table, one column per set."""
    heads = [f"{name} ({int(figures['documents'])})" for name, figures in scores.items()]
    rows = [["figure (articles)", *heads], ["---", *("---:" for _ in heads)]]
    for key, label in FIGURES.items():
        rows.append([label, *(f"{figures[key]:.3f}" for figures in scores.values())])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _article(gold: dict[str, str]) -> str:
    article = {"id": gold["id"], "text": gold["text"], "language": gold["lang"]}
    return json.dumps(article, ensure_ascii=False) + "\n"


def peers(shared: Path) -> str:
    """What the English pack reads of sentences and articles that others annotated, as a Markdown table."""
    import eval_plv
    import eval_quotes

    rows = ["| figure | |", "| --- | ---: |"]
    plv = shared / "data" / "plv" / "PLV_train.tsv"
    if plv.is_file():
        found = eval_plv.figures(plv)
        rows += [
            f"| type between two given parties, 1,050 sentences (PLV): as labelled | {found['plv_accuracy']:.3f} |",
            f"| the same, sanctions and convictions filed as PLOVER 2.0 does | {found['plv_2_0']:.3f} |",
        ]
    quotes = shared / "data" / "quotes-en"
    if quotes.is_dir():
        told = eval_quotes.evaluate(quotes)
        rows += [f"| 84 articles (PolNeAR), {label} | {told[name]:.3f} |" for name, label in POLNEAR.items()]
    return "\n".join(rows) if len(rows) > 2 else ""


def stories(shared: Path) -> str:
    """How well many articles are put together, as a Markdown table, one column per story; nothing without a scorer."""
    scorer = shared / "tools" / "score_ledger.py"
    sets = {"development": shared / "gold" / "story-dev.jsonl", "own": ROOT / "tests" / "golden" / "story.jsonl"}
    found = {name: _story(path, scorer) for name, path in sets.items() if path.is_file() and scorer.is_file()}
    if not found:
        return ""
    rows = [["figure (reports)", *(f"{name} ({int(each['mentions'])})" for name, each in found.items())]]
    rows.append(["---", *("---:" for _ in found)])
    rows += [[label, *(f"{each[key]:.3f}" for each in found.values())] for key, label in STORY.items()]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _story(path: Path, scorer: Path) -> dict[str, float]:
    """The scorer's figures for a ledger made of the articles of a story."""
    program = Path(sys.executable).with_name("pourparlers")
    lines = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        articles, place, ledger = (Path(folder) / name for name in ("articles.jsonl", "story.db", "ledger.jsonl"))
        told = [{**line, "language": line["lang"]} for line in lines if line["kind"] == "article"]
        articles.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in told), encoding="utf8")
        subprocess.run([program, "add", articles, "--ledger", place], check=True, capture_output=True)
        export = [program, "export", "--to", "ledger-jsonl", "--ledger", place, "--output", ledger]
        subprocess.run(export, check=True, capture_output=True)
        scored = [sys.executable, scorer, path, ledger, "--json"]
        return dict(json.loads(subprocess.run(scored, check=True, capture_output=True, text=True).stdout))


def main() -> None:
    """Score every set of every language, print the tables and rewrite those of the README."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve()
    tables = []
    for language, name in LANGUAGES.items():
        sets = gold_sets(shared, language)
        if sets:
            tables.append(f"{name}:\n\n{table({each: score(paths, shared) for each, paths in sets.items()})}")
    if not tables:
        print("no gold records here: nothing to score")
        return
    figures = "\n\n".join(tables)
    print(figures)
    replace_block(ROOT / "README.md", "quality", figures)
    told = stories(shared)
    if told:
        print(told)
        replace_block(ROOT / "README.md", "story", told)
    others = peers(shared)
    if others:
        print(others)
        replace_block(ROOT / "README.md", "peers", others)


if __name__ == "__main__":
    main()
