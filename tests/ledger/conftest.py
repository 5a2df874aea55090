"""Ledgers to test on: a file, and a PostgreSQL cluster of the tests' own where the server's programs are there."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pourparlers.ledger import Ledger

Open = Callable[[], Ledger]


def _program(name: str) -> str | None:
    folders = [str(path.parent) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True)]
    return shutil.which(name, path=os.pathsep.join([*folders, os.environ.get("PATH", "")]))


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The URL of an empty PostgreSQL server, run by a user without rights; a database is made for each test."""
    programs = {name: _program(name) for name in ("initdb", "pg_ctl")}
    if None in programs.values():
        pytest.skip("no PostgreSQL server is installed here (initdb, pg_ctl)")
    folder = Path(tempfile.mkdtemp(prefix="pourparlers-pg-"))
    user = _as_unprivileged(folder)
    data, port = folder / "data", _free_port()
    try:
        _run(user, str(programs["initdb"]), "-D", str(data), "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        _run(user, str(programs["pg_ctl"]), "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
        yield f"postgresql://tests@127.0.0.1:{port}"
    finally:
        subprocess.run([*user, str(programs["pg_ctl"]), "-D", str(data), "-m", "immediate", "stop"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _as_unprivileged(folder: Path) -> list[str]:
    """The words that run a command as someone who may run a server: root may not."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "nobody")
    return ["setpriv", "--reuid=nobody", "--clear-groups", "--"]


def _run(user: list[str], *command: str) -> None:
    done = subprocess.run([*user, *command], capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, f"{command[0]}: {done.stderr}"


@pytest.fixture(params=["sqlite", "postgresql"])
def open_ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the test's own ledger, again and again the same one."""
    place = str(tmp_path / "crisis.db") if request.param == "sqlite" else _database(request)
    opened: list[Ledger] = []

    def again() -> Ledger:
        opened.append(Ledger(place))
        return opened[-1]

    yield again
    for ledger in opened:
        ledger.close()


def _database(request: pytest.FixtureRequest) -> str:
    import psycopg

    url = request.getfixturevalue("cluster")
    name = f"t{abs(hash(request.node.nodeid))}"
    with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{url}/{name}"
