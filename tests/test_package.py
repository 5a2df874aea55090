"""What is installed holds the data that the program needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"


def test_the_wheel_holds_every_file_of_the_source(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    files = (path.relative_to(SOURCE) for path in (SOURCE / "pourparlers").rglob("*") if path.is_file())
    assert {
        str(path) for path in files if not any(part.startswith((".", "__pycache__")) for part in path.parts)
    } <= held
