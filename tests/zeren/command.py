"""The installed command, run as people run it: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ZEREN = Path(sys.executable).with_name("zeren")


def environment(store: Path | None = None) -> dict[str, str]:
    """This process's environment with an 80-column terminal, and no setting of zeren but the store."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZEREN_")}
    settings = {"ZEREN_STORE": f"sqlite:///{store}"} if store else {}
    return kept | {"COLUMNS": "80"} | settings


def zeren(
    *arguments: str | Path,
    store: Path | None = None,
    stdin: bytes = b"",
    settings: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    return subprocess.run(
        [ZEREN, *arguments],
        input=stdin,
        capture_output=True,
        env=environment(store) | dict(settings or {}),
        timeout=60,
        check=False,
    )
