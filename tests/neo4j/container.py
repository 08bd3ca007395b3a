"""A Neo4j server in a container, for tests where Docker runs."""

import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import uuid4

from tests.neo4j.releases import NoServerError
from tests.neo4j.server import PASSWORD, free_port, wait_for

PATIENCE = 300  # seconds for one docker command; the first one fetches the image


@dataclass(slots=True)
class Container:
    """A container of the official image; its port and data outlive `stop`, `kill` and `start`, but not `end`."""

    version: str
    port: int = field(default_factory=free_port)
    name: str = field(default_factory=lambda: f"zeren-test-{uuid4().hex[:12]}")
    _made: bool = False

    @property
    def address(self) -> str:
        """The URL without credentials."""
        return f"neo4j://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """What ZEREN_STORE takes."""
        return f"neo4j://neo4j:{PASSWORD}@127.0.0.1:{self.port}/neo4j"

    def start(self) -> None:
        """Start it and wait until it answers; raises NoServerError if it does not."""
        if self._made:
            self._docker("start", self.name)
        else:
            self._docker("run", *self._options(), f"neo4j:{self.version}-community")
            self._made = True
        wait_for(self.address, self._runs, lambda: self._docker("logs", "--tail", "30", self.name))

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        self._docker("stop", self.name)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._docker("kill", self.name)

    def end(self) -> None:
        """Remove it with its data; one that never came to be is no fault."""
        with suppress(NoServerError):
            self._docker("rm", "--force", "--volumes", self.name)

    def _options(self) -> list[str]:
        settings = {
            # Without a value here: Docker takes it from the environment, where no list of processes shows it.
            "NEO4J_AUTH": None,
            # A neo4j:// driver goes where the server says that it is, which is outside the container.
            "NEO4J_server_bolt_advertised__address": f"127.0.0.1:{self.port}",
            "NEO4J_server_memory_heap_max__size": "512m",
            "NEO4J_server_memory_pagecache_size": "256m",
            "NEO4J_db_transaction_monitor_check_interval": "100ms",
            "NEO4J_dbms_usage__report_enabled": "false",
        }
        given = [f"--env={name}" if value is None else f"--env={name}={value}" for name, value in settings.items()]
        return ["--detach", f"--name={self.name}", f"--publish=127.0.0.1:{self.port}:7687", *given]

    def _runs(self) -> bool:
        return self._docker("inspect", "--format={{.State.Running}}", self.name).strip() == "true"

    def _docker(self, *arguments: str) -> str:
        environment = os.environ | {"NEO4J_AUTH": f"neo4j/{PASSWORD}"}
        run = ["docker", *arguments]
        try:
            done = subprocess.run(run, env=environment, capture_output=True, text=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise NoServerError(f"docker {arguments[0]} took more than {PATIENCE} s") from error
        if done.returncode:
            raise NoServerError(f"docker {arguments[0]} failed: {done.stderr[-500:]}")
        return done.stdout
