"""Plans of two cities for the questions: the same kinds of agency in both, other levels in one."""

from dataclasses import replace

from graph.ids import agency_id
from graph.model import Agency, Category, Level, PlanGraph
from tests.graph.build import Aim, Work, agency, plan_graph

SHANTOU, HUIZHOU = "汕头市", "惠州市"
QUALITY, CREDIT, SERVICE = "汕头市质量强市2014-2015", "惠州市信用建设2016", "汕头市服务2016"
CIQ = agency_id(SHANTOU, "汕头出入境检验检疫局")


def body(name: str, kind: str | None, english: str, place: str = SHANTOU, level: Level = Level.CITY) -> Agency:
    """An agency as the reading of a plan gives it, its id made of the name."""
    made = agency(name, jurisdiction=place, kind=kind)
    return replace(made, english_name=english, level=level)


def bodies(place: str, prefix: str) -> list[Agency]:
    """The same bureaus in any city."""
    return [
        body("市质监局", "quality_supervision", "Bureau of Quality and Technical Supervision", place),
        body("市科技局", "science_technology", "Science and Technology Bureau", place),
        body("市发改局", "development_reform", "Development and Reform Bureau", place),
        body(
            f"{prefix}出入境检验检疫局",
            "customs_inspection",
            "Entry-Exit Inspection and Quarantine Bureau",
            place,
        ),
    ]


def quality_plan() -> PlanGraph:
    """Shantou: five items, one of them without a lead, targets of two years, one industry with its class."""
    district = body("区科技局", "science_technology", "Science and Technology Bureau", "龙湖区", Level.COUNTY)
    district = replace(district, id=agency_id(SHANTOU, "区科技局"))
    province = body("省发改委", "development_reform", "Development and Reform Bureau", "广东省", Level.PROVINCE)
    province = replace(province, id=agency_id(SHANTOU, "省发改委"))
    members = replace(agency("市政府质量奖评审委员会成员单位"), category=Category.COLLECTIVE)
    return plan_graph(
        QUALITY,
        Work(
            "健全标准体系",
            "在新能源等战略性新兴产业领域制定先进标准（市质监局牵头会市科技局、市发改局负责）。",
            lead="市质监局",
            co_op="市科技局 市发改局",
            industries="新能源<战略性新兴产业",
            aims=(Aim("标准", 100, "项", "2015"),),
            section=1,
        ),
        Work(
            "推进信用信息共享",
            "推进部门间共享（市质监局牵头会汕头出入境检验检疫局负责）。",
            lead="市质监局",
            co_op="汕头出入境检验检疫局",
            aims=(Aim("覆盖率", 80, "%", "2014-06"),),
            section=1,
        ),
        Work("加强口岸监管", lead="汕头出入境检验检疫局", co_op="市科技局 区科技局", section=2),
        Work("开展专项整治", joint="市质监局 汕头出入境检验检疫局 省发改委", section=2),
        Work("完善奖励制度", co_op="市政府质量奖评审委员会成员单位", lead="市发改局", section=2),
        sections=("夯实基础", "强化监管"),
        known=[*bodies(SHANTOU, "汕头"), district, province, members],
    )


def credit_plan() -> PlanGraph:
    """Huizhou: two items, bureaus of the same names."""
    return plan_graph(
        CREDIT,
        Work("建设信用平台", lead="市发改局", co_op="市质监局 惠州出入境检验检疫局"),
        Work("公示信用信息", lead="市发改局"),
        jurisdiction=HUIZHOU,
        known=bodies(HUIZHOU, "惠州"),
    )


def service_plan() -> PlanGraph:
    """Shantou again: an item with two leads, one that nobody has, with a target without a deadline."""
    return plan_graph(
        SERVICE,
        Work("保护消费者权益", lead="市质监局 市发改局", co_op="市科技局"),
        Work("开展宣传活动", "每年宣传次数达到3次。", aims=(Aim("宣传次数", 3, "次"),)),
        known=bodies(SHANTOU, "汕头"),
    )
