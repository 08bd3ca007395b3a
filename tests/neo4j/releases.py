"""Which Neo4j releases the tests run against here, and the Java and the jars that each needs."""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
JVMS = Path("/usr/lib/jvm")
GIVEN = "given"  # stands for the server that ZEREN_TEST_NEO4J names


class NoServerError(Exception):
    """No Neo4j server can be had here; the message says why."""


def cache_folder() -> Path:
    """The folder outside the tree that keeps the servers' jars and the development data."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zeren"


def version() -> str:
    """The long-term release of pom.xml, or what ZEREN_TEST_NEO4J_VERSION says."""
    return os.environ.get("ZEREN_TEST_NEO4J_VERSION") or _named("neo4j.version")


def newer_version() -> str:
    """The release of the yearly line in pom.xml."""
    return _named("neo4j.newer.version")


@cache
def releases() -> tuple[str, ...]:
    """What to run against: the server or the version that a variable names, else the long-term release, and the
    newer one too where it can start."""
    if os.environ.get("ZEREN_TEST_NEO4J"):
        return (GIVEN,)
    if os.environ.get("ZEREN_TEST_NEO4J_VERSION") or why_not(newer_version()):
        return (version(),)
    return (version(), newer_version())


def why_not(release: str) -> str | None:
    """Why a release cannot start here; None where Docker or a Java for it is there."""
    if docker_answers():
        return None
    try:
        java(release)
    except NoServerError as error:
        return str(error)
    return None


@cache
def docker_answers() -> bool:
    """Whether a Docker daemon is there to run containers."""
    docker = shutil.which("docker")
    if not docker:
        return False
    try:
        return subprocess.run([docker, "info"], capture_output=True, timeout=20).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def java(release: str) -> str:
    """The first Java that the release runs on, of JAVA_HOME, the PATH and /usr/lib/jvm; NoServerError without one."""
    # The 5 line is made for 17 and 21, the yearly ones for 21 and later.
    fit = range(17, 22) if release.startswith("5.") else range(21, 100)
    found = next((path for path in dict.fromkeys(_javas()) if _major(path) in fit), None)
    if found is None:
        wanted = "17 or 21" if release.startswith("5.") else "21 or newer"
        raise NoServerError(f"Neo4j {release} needs Java {wanted}: none in JAVA_HOME, on the PATH or in {JVMS}")
    return found


def _javas() -> Iterator[str]:
    if home := os.environ.get("JAVA_HOME"):
        yield str(Path(home, "bin", "java"))
    if first := shutil.which("java"):
        yield first
    yield from sorted(str(path) for path in JVMS.glob("*/bin/java"))


@cache
def _major(path: str) -> int:
    try:
        said = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=20).stderr
    except OSError:
        return 0
    number = re.search(r'version "(\d+)', said)
    return int(number[1]) if number else 0


def jars(release: str) -> Path:
    """The folder of a release's jars, fetched by Maven the first time; raises NoServerError where that fails."""
    kept = cache_folder() / f"neo4j-{release}"
    if kept.is_dir():
        return kept
    maven = shutil.which("mvn")
    if not maven:
        raise NoServerError("no Maven (mvn) on the PATH to fetch the server with")
    kept.parent.mkdir(parents=True, exist_ok=True)
    fetched = Path(tempfile.mkdtemp(prefix="fetch-", dir=kept.parent))
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={fetched}", f"-Dneo4j.version={release}"]
    done = subprocess.run([maven, "-B", "-q", "-f", str(POM), *goal], capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(fetched)
        raise NoServerError(f"Maven could not fetch neo4j {release}: {(done.stdout + done.stderr)[-500:]}")
    # The rename is the last step, so that a half-fetched folder is never taken for a whole one.
    with contextlib.suppress(OSError):
        fetched.rename(kept)
    return kept


def _named(name: str) -> str:
    found = re.search(f"<{re.escape(name)}>(.+)</", POM.read_text("utf-8"))
    assert found
    return found[1]
