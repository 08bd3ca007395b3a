"""The wording of questions and of their answers, kept as data."""

from functools import cache
from importlib.resources import files
from typing import Any

from yaml import safe_load


@cache
def table(name: str) -> dict[str, Any]:
    """The YAML file `name` beside this module."""
    return dict(safe_load(files(__name__).joinpath(name).read_text("utf-8")))
