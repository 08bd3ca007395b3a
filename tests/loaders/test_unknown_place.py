"""Plans whose place no word tells: their bodies are nobody else's."""

from graph.model import PlanGraph
from loaders.pipeline import read_plan


def _plan(title: str) -> PlanGraph:
    text = f"{title}\n一、主要任务\n（一）推进居家养老。建设社区食堂20个。（教育部牵头，市民政局、市财政局配合）\n"
    return read_plan(text.encode(), "plan.txt")


def test_bureaux_of_unknown_places_are_told_apart_by_their_plans() -> None:
    one, other = _plan("养老服务提升工作方案"), _plan("社区食堂建设工作方案")

    assert one.plan.jurisdiction is other.plan.jurisdiction is None
    names = {agency.id: agency.name for plan in (one, other) for agency in plan.agencies}
    assert sorted(names.values()) == ["市民政局", "市民政局", "市财政局", "市财政局", "教育部"]


def test_it_is_said_that_the_place_is_unknown() -> None:
    assert "unknown-place" in [each.code for each in _plan("养老服务提升工作方案").diagnostics]
    assert "unknown-place" not in [each.code for each in _plan("汕头市养老服务提升工作方案").diagnostics]
