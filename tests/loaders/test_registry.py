"""What a plan's agencies are: whose, of which category, by which full name, and which two names are one body."""

import pytest

from graph.model import Agency
from loaders.pipeline import read_plan


def agencies(title: str, *clauses: str) -> dict[str, Agency]:
    """The agencies of a plan of that title with one item a clause, by name."""
    items = "\n".join(f"{at}.做好工作。（{clause}）" for at, clause in enumerate(clauses, 1))
    graph = read_plan(f"{title}\n一、任务\n{items}\n".encode(), "plan.txt")
    return {each.name: each for each in graph.agencies}


@pytest.mark.parametrize(
    ("title", "clause", "name", "official"),
    [
        ("国务院关于教育的意见", "教育部牵头，财政部配合", "教育部", "教育部"),
        ("国务院关于教育的意见", "教育部牵头，国家发展改革委配合", "国家发展改革委", "国家发展和改革委员会"),
        ("国务院关于生态的意见", "自然资源部牵头，国家林草局配合", "国家林草局", "国家林业和草原局"),
        ("湖北省教育方案", "省教育厅牵头，省财政厅配合", "省教育厅", "教育厅"),
        ("湖北省教育方案", "省教育厅牵头，省委宣传部配合", "省委宣传部", "宣传部"),
        ("宜昌市教育方案", "市教育局牵头，市财政局配合", "市教育局", "教育局"),
    ],
)
def test_official_name_of_the_rank(title: str, clause: str, name: str, official: str) -> None:
    assert agencies(title, clause)[name].official_name == official


def test_a_district_s_government_is_the_district_s() -> None:
    found = agencies("宜昌市养老服务方案", "市民政局牵头，夷陵区人民政府、宜昌高新区管委会配合")
    assert (found["夷陵区人民政府"].jurisdiction, found["夷陵区人民政府"].level) == ("夷陵区", "county")
    assert found["夷陵区人民政府"].kind == "peoples_government"
    assert found["宜昌高新区管委会"].jurisdiction == "宜昌市"


def test_a_district_that_several_cities_have_goes_with_its_city() -> None:
    found = agencies("福州市养老服务方案", "市民政局牵头，鼓楼区人民政府配合")
    assert (found["鼓楼区人民政府"].jurisdiction, found["鼓楼区人民政府"].level) == ("福州市鼓楼区", "county")


def test_a_resort_of_provincial_rank_makes_no_province() -> None:
    found = agencies("大理白族自治州旅游方案", "州文化和旅游局牵头，大理省级旅游度假区管委会配合")
    assert found["大理省级旅游度假区管委会"].jurisdiction == "大理白族自治州"


def test_an_association_is_no_government() -> None:
    found = agencies("宜昌市养老服务方案", "市民政局牵头，宜昌市养老服务协会、市物业管理商会配合")
    assert {found["宜昌市养老服务协会"].category, found["市物业管理商会"].category} == {"other"}


def test_a_second_name_in_brackets_makes_no_second_body() -> None:
    found = agencies("常州市武进区科创方案", "区科创局牵头，区发改局配合", "区科创局（知识产权局）负责")
    assert found["区科创局"].aliases == ("区科创局（知识产权局）",)
    assert "区科创局（知识产权局）" not in found


def test_another_place_that_begins_like_the_plan_s_own() -> None:
    found = agencies("滨海县湿地方案", "县海事处负责，滨海港海事处配合")
    assert found["县海事处"].id != found["滨海港海事处"].id


@pytest.mark.parametrize(
    ("whole", "usual"),
    [
        ("国家税务总局宝鸡市税务局", "市税务局"),
        ("国家金融监督管理总局宝鸡监管分局", "宝鸡金融监管分局"),
        ("国家金融监管总局宝鸡监管分局", "宝鸡金融监管分局"),
    ],
)
def test_a_branch_of_a_national_body_is_the_place_s(whole: str, usual: str) -> None:
    found = agencies("宝鸡市金融方案", f"{whole}牵头，市财政局配合", f"{usual}负责")
    assert found[whole].aliases == (usual,), "one body under its whole name and its usual one"
    assert (found[whole].jurisdiction, found[whole].level) == ("宝鸡市", "city")


def test_the_national_body_itself_stays_the_nation_s() -> None:
    found = agencies("宝鸡市金融方案", "国家税务总局牵头，国家税务总局陕西省税务局、市税务局配合")
    assert found["国家税务总局"].jurisdiction == "中国"
    assert len({each.id for each in found.values()}) == 3
