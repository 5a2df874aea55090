"""What decides how articles are read, as one short name: packs, models, gazetteer, ontology and the version."""

from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pourparlers.packs.loader import languages, pack_folder

_DATA = ("gazetteer", "ontology")


@lru_cache(maxsize=1)
def data_digest() -> str:
    """The digest of all data that reading rests on; it changes when any file of it does."""
    package = Path(__file__).parent.parent
    folders = [*(package / name for name in _DATA), *map(pack_folder, languages())]
    digest = sha256(version("pourparlers").encode())
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")):
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
