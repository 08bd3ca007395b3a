"""`serve`: a real server in a process of its own."""

import json
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.zeren.command import ZEREN, environment, zeren


class Server:
    def __init__(self, store: Path) -> None:
        self.process = subprocess.Popen(
            [ZEREN, "serve", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(store),
            text=True,
        )
        assert self.process.stderr is not None
        self.first = self.process.stderr.readline()
        self.address = self.first.removeprefix("zeren answers at ").partition(" ")[0]

    def get(self, path: str) -> tuple[int, str]:
        with urlopen(self.address + path, timeout=20) as answer:
            return answer.status, answer.read().decode("utf-8")

    def stop(self) -> tuple[str, str]:
        self.process.send_signal(signal.SIGINT)
        return self.process.communicate(timeout=30)


@pytest.fixture
def server(loaded: Path) -> Iterator[Server]:
    running = Server(loaded)
    yield running
    running.process.kill()
    running.process.communicate(timeout=30)


def test_it_answers_until_ctrl_c_and_keeps_standard_output_clean(server: Server) -> None:
    assert re.fullmatch(r"zeren answers at http://127\.0\.0\.1:\d+ \(Ctrl-C stops it\)\n", server.first)
    assert server.get("/healthz")[0] == 200
    assert server.get("/readyz")[0] == 200
    status, body = server.get("/plans")
    assert status == 200 and json.loads(body)["total"] == 2
    out, err = server.stop()
    assert server.process.returncode == 130
    assert out == ""
    assert '"GET /plans HTTP/1.1" 200' in err
    assert "Traceback" not in err and err.endswith("stopped\n")


def test_a_port_that_is_taken_is_told(loaded: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = zeren("serve", store=loaded, settings={"ZEREN_PORT": port})
    assert run.returncode == 1
    assert f"error: 127.0.0.1:{port}: cannot listen: Address already in use" in run.stderr.decode()
