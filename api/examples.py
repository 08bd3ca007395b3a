"""What the API's documentation shows as answers: those over the plan of Shantou, shortened to one row."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def examples() -> dict[str, Any]:
    """An answer for each address of api.data, by the address as it stands in the OpenAPI document."""
    return dict(json.loads((files("api") / "vocab" / "examples.json").read_text("utf-8")))


def shown(path: str) -> dict[int | str, dict[str, Any]]:
    """The `responses` of the address, with its example."""
    return {200: {"content": {"application/json": {"example": examples()[path]}}}}
