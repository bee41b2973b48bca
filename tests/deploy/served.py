"""The set-up of deploy/compose.yaml as processes: nginx, two replicas, PostgreSQL.

Each replica has the files that the Containerfile puts in the image, the packages of
requirements.txt alone, the environment of the compose file and, as root, the file system and the
user of the image. What differs is said here: everything is reached on this computer, and the
database by a socket.
"""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import yaml

from loaders.settings import ROOT
from tests.deploy.containerfile import Image, lay_out, read_image
from tests.deploy.nginx import Nginx
from tests.voortgang.postgres import Postgres

COMPOSE = ROOT / "deploy" / "compose.yaml"
# The packages of the image; `make proof` makes it as the Containerfile does.
PACKAGES = ROOT / ".venv" / "image"
IN_IMAGE = Path(__file__).parent / "as_in_image.sh"
NAME = "localhost"
SECONDS_TO_START = 90
TITLE = 'APP_TITLE = "Borgingskalender Water en Bodem Sturend'
REPLICAS = (1, 2)
PASSWORDS = ("POSTGRES_PASSWORD", "OWNER_PASSWORD", "DASHBOARD_PASSWORD")
# What the compose file has to be given.
GIVEN = {"SERVER_NAME": NAME, "COOKIE_SECRET": "geheim"} | dict.fromkeys(PASSWORDS, "woord")
# As deploy/README.md says.
SECRETS = """
[auth]
redirect_uri = "{url}/oauth2callback"
cookie_secret = "{secret}"
client_id = "dashboard"
client_secret = "alleen-voor-de-proef"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""


def compose(values: dict[str, str]) -> dict:
    """The compose file with `${NAMES}` filled in as compose does it: `:?` must be given."""

    def value(found: re.Match[str]) -> str:
        name, sign, rest = found.groups()
        if values.get(name):
            return values[name]
        if sign != ":-":
            raise KeyError(name)
        return rest

    text = re.sub(r"\$\{([A-Z_]+)(:[-?])?([^}]*)\}", value, COMPOSE.read_text(encoding="utf-8"))
    return yaml.safe_load(text)


def free_ports(number: int) -> list[int]:
    """That many ports, each free and all different."""
    listeners = [socket.socket() for _ in range(number)]
    for listener in listeners:
        listener.bind(("127.0.0.1", 0))
    ports = [listener.getsockname()[1] for listener in listeners]
    for listener in listeners:
        listener.close()
    return ports


class Replica:
    """One dashboard, started and ended as a container is."""

    def __init__(self, site: "Site", number: int, port: int) -> None:
        self.number, self.port = number, port
        self.url = f"http://127.0.0.1:{port}"
        self.log = site.folder / f"replica-{number}.log"
        self._site = site
        self._process: subprocess.Popen | None = None
        self._recorders: list[subprocess.Popen] = []

    def start(self, app: Path) -> None:
        """Start it with the files in `app`; see `wait_until_ready`."""
        self.app = app
        command = self._site.image.command
        with self.log.open("a") as output:
            self._process = self.run(command, stdout=output, stderr=subprocess.STDOUT)

    def run(self, command: list[str], database_url: str = "", **how: object) -> subprocess.Popen:
        """Run a program in it, as `compose exec` does; it dies with it when that is killed."""
        environment = self._site.environment(self.port)
        if database_url:
            environment["BORGING_DATABASE_URL"] = database_url
        return subprocess.Popen(
            self._site.around(self.app) + command,
            cwd=self.app,
            env=environment,
            start_new_session=True,
            **how,
        )

    def recorder(self) -> subprocess.Popen:
        """`python -m voortgang vastleggen` in this replica, to write to and read from."""
        started = self.run(
            ["python", "-m", "voortgang", "vastleggen"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._recorders.append(started)
        return started

    def state(self) -> dict:
        """What /gezond says. Raises OSError where it does not answer."""
        try:
            with urllib.request.urlopen(f"{self.url}/gezond", timeout=5) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            return json.load(refused)

    def wait_until_ready(self) -> None:
        """As the health check of the compose file. Raises RuntimeError with what it wrote."""
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                if self.state()["gezond"]:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise RuntimeError(f"Replica {self.number} does not start:\n{self.log_text()}")

    def stop(self) -> float:
        """Ask it to end, and wait for that; the seconds that it took."""
        start = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        # `stop_grace_period` of the compose file; an engine would kill it then.
        self._process.wait(timeout=30)
        self._end_recorders()
        return time.monotonic() - start

    def kill(self) -> None:
        """End it and all that runs in it at once, as when its machine falls away."""
        for process in (self._process, *self._recorders):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        self._process.wait()
        self._end_recorders()

    def log_text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def events(self) -> list[dict]:
        """The events of its log."""
        lines = (line for line in self.log_text().splitlines() if line.startswith("{"))
        return [json.loads(line) for line in lines]

    def memory(self) -> int:
        """What it and all that runs in it takes up now, in megabytes."""
        itself = psutil.Process(self._process.pid)
        # By what it runs: one that was only just started is its parent still, memory and all.
        used: dict[tuple[str, ...], int] = {}
        for process in (itself, *itself.children(recursive=True)):
            # One that reads a workbook may have ended since.
            with contextlib.suppress(psutil.NoSuchProcess):
                used[tuple(process.cmdline())] = process.memory_info().rss
        return sum(used.values()) // 1_000_000

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _end_recorders(self) -> None:
        for recorder in self._recorders:
            if recorder.poll() is None:
                os.killpg(recorder.pid, signal.SIGKILL)
            recorder.wait()
        self._recorders = []


class Site:
    """Everything together; `close()` ends it. `tls` trusts the certificate of this nginx alone."""

    def __init__(self, issuer: str, rollen: str) -> None:
        """issuer: the sign-in provider to trust; rollen: who may record, as YAML."""
        # A short path, for the sockets, and one that others than root may go into.
        self.folder = Path(tempfile.mkdtemp(prefix="borging-proof-", dir="/tmp"))
        self.folder.chmod(0o755)
        self.image: Image = read_image()
        self.isolated = os.geteuid() == 0
        self._new_roots = 0
        https, http, *ports = free_ports(2 + len(REPLICAS))
        self.url, self.plain_url = f"https://{NAME}:{https}", f"http://{NAME}:{http}"
        self.database = Postgres()
        self.database.folder.chmod(0o755)
        self.owner_url = self.database.new_log()
        self.database_url = self.database.as_dashboard(self.owner_url)
        self.compose = compose(GIVEN | {"COOKIE_SECRET": os.urandom(32).hex()})
        settings = self.folder / "instellingen"
        settings.mkdir()
        (settings / "rollen.yaml").write_text(rollen, encoding="utf-8")
        self.signing_secret = os.urandom(32).hex()
        (settings / "secrets.toml").write_text(
            SECRETS.format(url=self.url, secret=self.signing_secret, issuer=issuer),
            encoding="utf-8",
        )
        self._backup = self.folder / "backup"
        self._backup.mkdir()
        self._backup.chmod(0o777)
        self.app = self.new_version("nu")
        self.replicas = [
            Replica(self, number, port) for number, port in zip(REPLICAS, ports, strict=True)
        ]
        self.certificate = self.folder / "tls.crt"
        self.tls = self._make_certificate()
        self.nginx: Nginx | None = None
        try:
            self.make_tables()
            for replica in self.replicas:
                replica.start(self.app)
            for replica in self.replicas:
                replica.wait_until_ready()
            self.nginx = Nginx(
                self.folder / "nginx",
                self.compose["services"]["nginx"]["environment"]
                | {f"REPLICA_{one.number}": f"127.0.0.1:{one.port}" for one in self.replicas}
                | {"LISTEN_HTTPS": f"127.0.0.1:{https}", "LISTEN_HTTP": f"127.0.0.1:{http}"}
                | {"TLS_FOLDER": str(self.folder), "ACCESS_LOG": f"{self.folder}/access.log"},
            )
        except BaseException:
            self.close()
            raise

    def make_tables(self) -> None:
        """What the service `tables` of the compose file does."""
        tables = self.replicas[0]
        tables.app = self.app
        command = self.compose["services"]["tables"]["command"]
        done = tables.run(command, database_url=self.owner_url).wait(timeout=60)
        if done:
            raise RuntimeError("the tables were not made")

    def new_version(self, name: str) -> Path:
        """The files of the image in a folder of its own; its pages are titled with that name."""
        app = self.folder / f"app-{name}"
        lay_out(self.image, app)
        file = app / "shell" / "settings.py"
        text = file.read_text(encoding="utf-8")
        if TITLE not in text:
            raise RuntimeError("the title of the pages stands elsewhere now")
        file.write_text(text.replace(TITLE, f"{TITLE} {name}"), encoding="utf-8")
        subprocess.run([PACKAGES / "bin" / "python", "-m", "compileall", "-q", app], check=True)
        return app

    def environment(self, port: int) -> dict[str, str]:
        """Of a replica: what the image and the compose file set, and nothing else."""
        settings = self.compose["services"]["replica-1"]["environment"]
        found = (
            self.image.settings
            | {name: str(value) for name, value in settings.items()}
            | {
                "PATH": f"{PACKAGES}/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "LANG": "C.UTF-8",
                "BORGING_DATABASE_URL": self.database_url,
                "FORWARDED_ALLOW_IPS": "127.0.0.1",
                "STREAMLIT_SERVER_PORT": str(port),
            }
        )
        if self.isolated:
            return found
        here = f"{self.folder}/instellingen/"
        return {name: value.replace("/instellingen/", here) for name, value in found.items()}

    def around(self, app: Path) -> list[str]:
        """What comes before a program that is to run as in the image; nothing where not root."""
        if not self.isolated:
            return []
        self._new_roots += 1
        root = self.folder / f"root-{self._new_roots}"
        root.mkdir()
        # A Python outside /usr has to be brought along, with all that its link goes through.
        python = Path(sys.base_prefix).resolve()
        kept = [
            PACKAGES,
            self.database.folder,
            *([] if python.is_relative_to("/usr") else [python]),
        ]
        places = [f"{app}:/app", f"{self.folder / 'instellingen'}:/instellingen"]
        places.append(f"{self._backup}:/backup:rw")
        places += [f"{folder}:{folder}" for folder in kept]
        user = self.image.user.split(":")[0]
        return ["unshare", "--mount", "sh", str(IN_IMAGE), str(root), user, *places, "--"]

    def backup(self, name: str) -> str:
        """Where a replica finds the file of that name on the volume for copies of the log."""
        return f"/backup/{name}" if self.isolated else str(self._backup / name)

    def close(self) -> None:
        if self.nginx is not None:
            self.nginx.stop()
        for replica in self.replicas:
            if replica.runs:
                replica.kill()
        self.database.remove()
        shutil.rmtree(self.folder)

    def _make_certificate(self) -> ssl.SSLContext:
        subprocess.run(
            [
                *(
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:P-256",
                ),
                *("-nodes", "-days", "2", "-subj", f"/CN={NAME}"),
                *("-addext", f"subjectAltName=DNS:{NAME}"),
                *("-keyout", str(self.folder / "tls.key"), "-out", str(self.certificate)),
            ],
            check=True,
            capture_output=True,
        )
        return ssl.create_default_context(cafile=self.certificate)
