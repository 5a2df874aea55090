"""Records written as JSON can be read back, and fit the schema."""

import json

import jsonschema
import pytest

from pourparlers.export import EXPORTERS
from pourparlers.model import Record, json_schema
from records import TEXT, sample


def written(name: str, count: int) -> str:
    notes: list[str] = []
    text = "".join(EXPORTERS[name](((sample(), TEXT) for _ in range(count)), notes.append))
    assert not notes
    return text


def test_jsonl_has_one_record_per_line_that_reads_back() -> None:
    lines = written("jsonl", 3).splitlines()
    assert [Record.from_json(line) for line in lines] == [sample()] * 3


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_always_an_array(count: int) -> None:
    text = written("json", count)
    assert [Record.from_json(json.dumps(item)) for item in json.loads(text)] == [sample()] * count
    assert text.endswith("]\n")


def test_a_record_fits_its_schema() -> None:
    jsonschema.validate(json.loads(sample().to_json()), json_schema())


def test_exporters_stream() -> None:
    for name, exporter in EXPORTERS.items():
        first = next(iter(exporter(((sample(), TEXT) for _ in iter(int, 1)), lambda _: None)))
        assert first, name
