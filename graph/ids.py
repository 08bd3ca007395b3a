"""How things are keyed, so that the same thing read twice has the same id."""

import re

_NOT_WORD = re.compile(r"[\W_]+")


def slug(*parts: str | None) -> str:
    """The parts in lower case, runs of anything but letters and digits (Chinese ones included) as one `-`.

    >>> slug("汕头市", "质量强市2014—2015年行动计划", None)
    '汕头市-质量强市2014-2015年行动计划'
    """
    return "-".join(p for part in parts if part and (p := _NOT_WORD.sub("-", part.lower()).strip("-")))


def plan_id(jurisdiction: str | None, title: str, period: tuple[str | None, str | None]) -> str:
    """Slug of jurisdiction, title and period; what the title already says is not repeated.

    >>> plan_id("汕头市", "汕头市质量强市2014—2015年行动计划", ("2014", "2015"))
    '汕头市质量强市2014-2015年行动计划'
    """
    years = [year for year in dict.fromkeys(period) if year and year not in title]
    return slug(None if jurisdiction and title.startswith(jurisdiction) else jurisdiction, title, *years)


def section_id(plan: str, order: int) -> str:
    """Plan id and place among the sections, from 1."""
    return f"{plan}:s{order}"


def item_id(plan: str, order: int) -> str:
    """Plan id and place among the items, from 1."""
    return f"{plan}:{order}"


def target_id(item: str, order: int) -> str:
    """Item id and place among the item's targets, from 1."""
    return f"{item}:t{order}"


def agency_id(jurisdiction: str | None, key: str) -> str:
    """Jurisdiction and kind where the kind is known, else jurisdiction and name; never the name alone."""
    return f"{jurisdiction or '?'}:{key}"
