"""The Compose file and the Dockerfile, as far as they can be judged without a Docker daemon."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

ROOT = Path(__file__).parents[2]
# Schema of the Compose specification, from compose-spec/compose-go 2.4.0 (Apache-2.0).
SCHEMA = json.loads(Path(__file__).with_name("compose-spec.json").read_text("utf-8"))


class _Loader(yaml.SafeLoader):
    """YAML with the tag by which a Compose override takes a value away."""


_Loader.add_constructor("!reset", lambda loader, node: None)


def compose(name: str = "docker-compose.yml") -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((ROOT / name).read_text("utf-8"), _Loader)
    return loaded


@pytest.mark.parametrize("name", ["docker-compose.yml", "docker-compose.secrets.yml"])
def test_the_compose_file_fits_the_specification(name: str) -> None:
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(compose(name))] == []


def test_the_schema_refuses_a_misspelt_key() -> None:
    assert list(Draft7Validator(SCHEMA).iter_errors({"services": {"zeren": {"imagee": "x"}}}))


def test_the_api_is_locked_down_and_waits_for_the_database() -> None:
    services = compose()["services"]
    for name in ("init", "zeren"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
    waits = services["zeren"]["depends_on"]
    assert waits["neo4j"]["condition"] == "service_healthy"
    assert waits["init"]["condition"] == "service_completed_successfully"
    assert services["neo4j"]["volumes"] == ["neo4j-data:/data"]
    assert "healthcheck" in services["neo4j"]


def test_ports_are_open_to_this_machine_only() -> None:
    ports = [port for service in compose()["services"].values() for port in service.get("ports", ())]
    assert len(ports) == 2
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_server_is_the_one_of_the_tests() -> None:
    version = re.search(r"<neo4j.version>(.+)</neo4j.version>", Path(__file__).with_name("pom.xml").read_text())
    assert version
    assert compose()["services"]["neo4j"]["image"] == f"neo4j:{version[1]}-community"


def test_every_variable_of_the_compose_file_is_in_the_example() -> None:
    used = set(re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "docker-compose.yml").read_text("utf-8")))
    example = set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert used == example
    assert "NEO4J_PASSWORD" in used


def test_the_image_is_built_from_the_lock_and_not_run_by_root() -> None:
    steps = (ROOT / "Dockerfile").read_text("utf-8")
    installs = re.findall(r"pip install (.+)", steps)
    assert len(installs) == 3
    for arguments in installs:
        # The wheel that was built here is the one thing without a hash.
        assert "--require-hashes" in arguments or arguments.startswith("--no-deps /dist/")
    last = steps.rpartition("\nFROM ")[2]
    assert "\nUSER zeren\n" in last
    assert "HEALTHCHECK" in last
    assert last.index("USER zeren") < last.index("ENTRYPOINT")


def test_what_the_image_copies_is_there_and_not_ignored() -> None:
    copied = [
        name
        for line in re.findall(r"^COPY (?!--from)(.+)$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
        for name in line.split()[:-1]
    ]
    assert {"requirements", "pyproject.toml", "graph", "zeren"} <= set(copied)
    let_in = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    for name in copied:
        # A room may stand beside the tests only as the wheel has it installed.
        assert (ROOT / name).exists() or find_spec(name) is not None
        assert any(line.startswith(f"!{name}") for line in let_in)
