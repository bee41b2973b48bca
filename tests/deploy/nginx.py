"""A real nginx for the proof: found or installed, and started on the template of deploy/.

`python -m tests.deploy.nginx --install` gets one where that is possible (Debian, as root).
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from loaders.settings import ROOT
from tests.debian import install_packages, main, may_install

TEMPLATE = ROOT / "deploy" / "nginx" / "borgingskalender.conf.template"
PLACES = (None, "/usr/sbin", "/usr/local/sbin")
HOW_TO_GET_IT = (
    "`make proof` needs nginx and none was found. Either\n"
    "  - as root on Debian: apt-get install nginx-light\n"
    "  - or name one: BORGING_NGINX=/path/to/nginx make proof"
)
# What the image of nginx has around the template; the folder takes what it would write elsewhere.
MAIN = """
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/borgingskalender.conf;
}}
"""


class NginxMissing(RuntimeError):
    """No nginx can be found; the message says how to get one."""


def find_nginx() -> str:
    """The program. Raises NginxMissing, also where BORGING_NGINX names what cannot be run."""
    named = os.environ.get("BORGING_NGINX")
    if named:
        if not os.access(named, os.X_OK):
            raise NginxMissing(f"BORGING_NGINX={named} is not a program that can be run.")
        return named
    for path in PLACES:
        if found := shutil.which("nginx", path=path):
            return found
    raise NginxMissing(HOW_TO_GET_IT)


def install() -> None:
    """Get nginx where none is found; raises NginxMissing or CalledProcessError."""
    try:
        find_nginx()
    except NginxMissing:
        if os.environ.get("BORGING_NGINX") or not may_install():
            raise
        # Only the program: Debian would start a server of its own on port 80.
        policy = Path("/usr/sbin/policy-rc.d")
        ours = not policy.exists()
        if ours:
            policy.write_text("#!/bin/sh\nexit 101\n")
            policy.chmod(0o755)
        try:
            install_packages("nginx-light")
        finally:
            if ours:
                policy.unlink()


def names_in(template: str) -> set[str]:
    """The names that the template wants filled in; nginx's own variables have no braces."""
    return set(re.findall(r"\$\{([A-Z0-9_]+)\}", template))


def filled_in(template: str, values: Mapping[str, str]) -> str:
    """As envsubst of the image of nginx fills it in. Raises KeyError for a name without a value."""
    return re.sub(r"\$\{([A-Z0-9_]+)\}", lambda found: values[found[1]], template)


def _takes_connections(host: str, port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex((host, port)) == 0


class Nginx:
    """nginx on a template with these values, writing in `folder` alone; started when made."""

    def __init__(
        self, folder: Path, values: Mapping[str, str], template: str | None = None
    ) -> None:
        self.folder = folder
        self.folder.mkdir()
        (folder / "borgingskalender.conf").write_text(
            filled_in(template or TEMPLATE.read_text(encoding="utf-8"), values), encoding="utf-8"
        )
        (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
        self._command = [find_nginx(), "-e", str(folder / "error.log"), "-c"]
        self._command.append(str(folder / "nginx.conf"))
        self.checked = subprocess.run([*self._command, "-t"], capture_output=True, text=True)
        if self.checked.returncode:
            raise RuntimeError(f"nginx refuses the template:\n{self.checked.stderr}")
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 20
        host, _, port = values["LISTEN_HTTPS"].rpartition(":")
        while not _takes_connections(host, int(port)):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"nginx does not start:\n{self.errors()}")
            time.sleep(0.02)

    def errors(self) -> str:
        """What it wrote in its own log."""
        return (self.folder / "error.log").read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(timeout=20)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], install, find_nginx))
