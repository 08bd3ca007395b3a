"""A real Neo4j server for tests and development: found, fetched, started, killed and started again.

The server comes from Maven Central by pom.xml, and its jars are kept outside the tree.
`python -m tests.neo4j.server` keeps one running for development.
"""

import contextlib
import fcntl
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

PASSWORD = "responsible"
POM = Path(__file__).with_name("pom.xml")
START_SECONDS = 120
ENDINGS = (signal.SIGINT, signal.SIGTERM)
CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size=256m
db.transaction.monitor.check.interval=100ms
"""


class NoServerError(Exception):
    """No Neo4j server can be had here; the message says why."""


def cache() -> Path:
    """The folder outside the tree that keeps the server's jars and the development data."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zeren"


def version() -> str:
    """The version to run: ZEREN_TEST_NEO4J_VERSION, else the one that pom.xml names."""
    named = re.search(r"<neo4j.version>(.+)</neo4j.version>", POM.read_text("utf-8"))
    assert named
    return os.environ.get("ZEREN_TEST_NEO4J_VERSION") or named[1]


def java() -> str:
    """The Java of JAVA_HOME, else the first on the PATH; raises NoServerError without one."""
    home = os.environ.get("JAVA_HOME")
    found = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not found:
        raise NoServerError("no Java on the PATH and no JAVA_HOME")
    return found


def jars() -> Path:
    """The folder of the jars, fetched by Maven the first time; raises NoServerError where that fails."""
    kept = cache() / f"neo4j-{version()}"
    if kept.is_dir():
        return kept
    maven = shutil.which("mvn")
    if not maven:
        raise NoServerError("no Maven (mvn) on the PATH to fetch the server with")
    kept.parent.mkdir(parents=True, exist_ok=True)
    fetched = Path(tempfile.mkdtemp(prefix="fetch-", dir=kept.parent))
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={fetched}", f"-Dneo4j.version={version()}"]
    done = subprocess.run([maven, "-B", "-q", "-f", str(POM), *goal], capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(fetched)
        raise NoServerError(f"Maven could not fetch neo4j {version()}: {(done.stdout + done.stderr)[-500:]}")
    # The rename is the last step, so that a half-fetched folder is never taken for a whole one.
    with contextlib.suppress(OSError):
        fetched.rename(kept)
    return kept


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str, user: str, password: str) -> bool:
    """Whether a server at `url` takes the credentials and its database is there."""
    # Past the driver's retries and its routing, which would log each attempt.
    direct = url.replace("neo4j://", "bolt://")
    try:
        with GraphDatabase.driver(direct, auth=(user, password), connection_timeout=2) as driver:
            driver.verify_connectivity()
    except (DriverError, Neo4jError):
        return False
    return True


@dataclass(slots=True)
class Server:
    """A server from Maven with its home folder; its port and data outlive `stop`, `kill` and `start`."""

    home: Path
    port: int = field(default_factory=free_port)
    heap: str = "512m"
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The URL without credentials."""
        return f"neo4j://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """What ZEREN_STORE takes."""
        return f"neo4j://neo4j:{PASSWORD}@127.0.0.1:{self.port}/neo4j"

    def admin(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run neo4j-admin on this home and return what it printed; raises NoServerError where it fails."""
        self._lay_out()
        run = [
            java(),
            "-Xmx512m",
            "-cp",
            f"{jars()}/*",
            "org.neo4j.server.startup.Neo4jAdminCommand",
            *arguments,
        ]
        done = subprocess.run(run, env=self._environment(), capture_output=True, text=True, cwd=cwd)
        if done.returncode:
            raise NoServerError(f"neo4j-admin {arguments[0]} failed: {(done.stdout + done.stderr)[-2000:]}")
        return done.stdout

    def start(self) -> None:
        """Start it and wait until it answers; raises NoServerError if it does not."""
        self._lay_out()
        if not (self.home / "data" / "dbms" / "auth.ini").exists():
            self.admin("dbms", "set-initial-password", PASSWORD)
        run = [java(), "-Xmx128m", "-cp", f"{jars()}/*", "org.neo4j.server.startup.Neo4jCommand", "console"]
        log = self.home / "logs" / "console.log"
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                run,
                env=self._environment(),
                stdout=out,
                stderr=out,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        (self.home / "server.pid").write_text(str(self._process.pid))
        deadline = time.monotonic() + START_SECONDS
        while not answers(self.address, "neo4j", PASSWORD):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise NoServerError(f"the server did not start: {log.read_text()[-2000:]}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Ask it to end, and wait until every process of its group has."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        group = self._process.pid
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, how)
        self._process.wait(60)
        # The command's child JVM is the server; it must be gone before the port and the files are free.
        end_group(group)
        self._process = None

    def _lay_out(self) -> None:
        for folder in ("conf", "data", "logs", "plugins", "import", "run"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(CONF.format(port=self.port, heap=self.heap))

    def _environment(self) -> dict[str, str]:
        return os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}


def end_group(group: int, patience: float = 30) -> None:
    """Wait for a process group to be empty, and kill what is left of it after `patience` seconds."""
    deadline = time.monotonic() + patience
    with contextlib.suppress(ProcessLookupError):
        while True:
            os.killpg(group, 0 if time.monotonic() < deadline else signal.SIGKILL)
            time.sleep(0.05)


def end_leftover(home: Path) -> None:
    """End the server of a test run that was killed before it could end its own."""
    pid = home / "server.pid"
    if not pid.is_file():
        return
    command = Path("/proc", pid.read_text(), "environ")
    with contextlib.suppress(OSError):
        if str(home).encode() in command.read_bytes():
            end_group(int(pid.read_text()), patience=0)


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """A started server with an empty home; other test processes wait until it is their turn to have one."""
    cache().mkdir(parents=True, exist_ok=True)
    with (cache() / "test.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        home = cache() / "test-home"
        end_leftover(home)
        shutil.rmtree(home, ignore_errors=True)
        server = Server(home)
        server.start()
        try:
            yield server
        finally:
            server.kill()
            shutil.rmtree(home, ignore_errors=True)


def serve() -> None:
    """Keep a development server running until interrupted; its data stays in the cache folder."""
    server = Server(cache() / f"dev-home-{version()}", port=int(os.environ.get("ZEREN_NEO4J_PORT", "7687")))
    server.start()
    sys.stdout.write(f"Neo4j {version()} answers. In another terminal:\n  export ZEREN_STORE={server.url}\n")
    sys.stdout.write("Ctrl-C ends it.\n")
    sys.stdout.flush()
    # Blocked only now: the server would inherit the mask, and never hear that it is to end.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    signal.sigwait(ENDINGS)
    server.stop()


if __name__ == "__main__":
    serve()
