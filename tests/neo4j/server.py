"""A real Neo4j server for tests and development: found, fetched, started, killed and started again.

The server comes from Maven Central by pom.xml, and its jars are kept outside the tree (tests/neo4j/releases.py).
`python -m tests.neo4j.server` keeps one running for development.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j.releases import NoServerError, cache_folder, jars, java, version

PASSWORD = "responsible"
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
# A third less time to start, for servers that live for a few tests; a long run is slower by it.
SHORT_LIVED = """\
server.jvm.additional=-XX:TieredStopAtLevel=1
server.jvm.additional=-XX:+UseSerialGC
"""


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


def wait_for(address: str, runs: Callable[[], bool], log: Callable[[], str]) -> None:
    """Wait until a server that was started answers; raises NoServerError with the end of its log if it does not."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(address, "neo4j", PASSWORD):
        if time.monotonic() > deadline or not runs():
            raise NoServerError(f"the server did not start: {log()[-2000:]}")
        time.sleep(0.2)


@dataclass(slots=True)
class Server:
    """A server from Maven with its home folder; its port and data outlive `stop`, `kill` and `start`."""

    home: Path
    version: str = field(default_factory=version)
    port: int = field(default_factory=free_port)
    heap: str = "512m"
    short_lived: bool = False
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
            java(self.version),
            "-Xmx512m",
            "-cp",
            f"{jars(self.version)}/*",
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
        jvm = [java(self.version), "-Xmx128m", "-cp", f"{jars(self.version)}/*"]
        run = [*jvm, "org.neo4j.server.startup.Neo4jCommand", "console"]
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
        try:
            wait_for(self.address, lambda: self._runs, lambda: log.read_text("utf-8", errors="replace"))
        except NoServerError:
            self.kill()
            raise

    def stop(self) -> None:
        """Ask it to end, and wait until every process of its group has."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def end(self) -> None:
        """Kill it and delete its data."""
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def _runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

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
        conf = CONF.format(port=self.port, heap=self.heap) + (SHORT_LIVED if self.short_lived else "")
        (self.home / "conf" / "neo4j.conf").write_text(conf)

    def _environment(self) -> dict[str, str]:
        # The admin command starts a JVM of its own, which takes its flags from here alone.
        opens = "--add-opens=java.base/java.nio=ALL-UNNAMED"
        home = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        return os.environ | home | {"JDK_JAVA_OPTIONS": opens}


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
def turn() -> Iterator[None]:
    """Wait until no other test process has servers, and let none have any until the end."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    with (cache_folder() / "test.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def server_from_jars(release: str, *, short_lived: bool = False) -> Server:
    """A server with an empty home of its own, not started yet; to be called in one's `turn`."""
    home = cache_folder() / f"test-home-{release}"
    end_leftover(home)
    shutil.rmtree(home, ignore_errors=True)
    return Server(home, release, short_lived=short_lived)


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """A started server with an empty home; other test processes wait until it is their turn to have one."""
    with turn():
        server = server_from_jars(version())
        try:
            server.start()
            yield server
        finally:
            server.end()


def serve() -> None:
    """Keep a development server running until interrupted; its data stays in the cache folder."""
    server = Server(cache_folder() / f"dev-home-{version()}", port=int(os.environ.get("ZEREN_NEO4J_PORT", "7687")))
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
