"""A plan as large as a real one (29 items, 31 agencies, 163 assignments), and a small one that bites."""

from graph.model import PlanGraph, Subgraph
from tests.graph.build import Aim, Work, plan_graph

_ALL = """
市质监局 市工商局 市经信局 汕头出入境检验检疫局 市食品药品监管局 市发改局 市农业局 市卫计局 市住建局 市科技局
市知识产权局 市统计局 市人社局 市交通局 市公安局 市教育局 市旅游局 人行汕头支行 市国资委 市海洋渔业局 市财政局
市金融工作局 市体育局 市司法局 市商务局 市委宣传部 市政府质量奖评审委员会成员单位 市水务局 市法制局
市编办 市邮政管理局
"""
AGENCIES = _ALL.split()
_HEADINGS = """
夯实标准化基础 保护知识产权 培育知名品牌 强化计量服务 提升产品质量 落实企业主体责任 健全诚信体系 严格安全监管
完善地方法规 深化区域合作 加强组织保障
"""
SECTIONS = _HEADINGS.split()
_THINGS = ["标准体系", "联盟标准", "发明专利", "名牌产品", "计量检定", "食品抽检", "信用档案", "风险监测"]
_DEEDS = ["建立健全", "大力推动", "加快实施"]
_SECTORS = ["新能源<战略性新兴产业", "新材料<战略性新兴产业", "电子商务<现代服务业", "旅游"]
ITEMS, ASSIGNMENTS = 29, 163


def dense_plan() -> PlanGraph:
    """Every third item is shared, the others have a lead; early agencies carry more than late ones."""
    return plan_graph("汕头市质量强市", *(_work(order) for order in range(ITEMS)), sections=SECTIONS)


def _work(order: int) -> Work:
    size = ASSIGNMENTS // ITEMS + (order < ASSIGNMENTS % ITEMS)
    names = [AGENCIES[at] for at in _chosen(order, size)]
    shared = order % 3 == 2
    return Work(
        f"{_DEEDS[order % 3]}{_THINGS[order % 8]}管理与服务制度",
        f"以重点领域为突破口，{_THINGS[order % 8]}工作取得明显成效。",
        lead="" if shared else names[0],
        co_op="" if shared else " ".join(names[1:]),
        joint=" ".join(names) if shared else "",
        aims=(Aim(_THINGS[order % 8], 10.0 * (order + 1), "项", "2015"),) if order % 2 else (),
        industries=" ".join(_SECTORS[: order % 4]) if order < 12 else "",
        section=1 + order * len(SECTIONS) // ITEMS,
    )


def _chosen(order: int, size: int) -> list[int]:
    """One agency of the tail, so that each is named, and the rest from the head of the list."""
    tail = 12 + order % 19
    return [*((order + step) % 12 for step in range(size - 1)), tail]


BITE = '<img src=x onerror="alert(1)">'
CLOSE = "</script><script>alert(2)</script>"


def hostile_plan() -> PlanGraph:
    """A plan whose every word is markup."""
    return plan_graph(
        f"p{BITE}",
        Work(BITE, CLOSE, lead=f"{BITE.replace(' ', '/')}", aims=(Aim(CLOSE, 3, BITE, "2015"),), section=1),
        sections=(CLOSE,),
    )


def whole(graph: PlanGraph) -> Subgraph:
    """All of a plan to draw."""
    return Subgraph(graph.items, graph.agencies, graph.assignments, graph.targets, graph.industries, graph.coverages)
