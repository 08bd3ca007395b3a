"""The tables of agencies keep their rules: whole cells, one owner to a name, successors without circles."""

import re
from functools import cache
from importlib.resources import files

import pytest
from opencc import OpenCC

from graph.model import Category
from loaders.kinds import kind_named, kind_shaped
from tests.loaders.vocab_tables import cells, shared, table

TABLES = {
    "agency_kinds.csv": "kind category short official aliases english english_aliases source",
    "successors.csv": "kind successor date scope basis source",
    "jurisdictions.csv": "name level parent english aliases",
    "taiwan_terms.csv": "taiwan mainland note reason",
}
# Places to stand for `*`: a city as people say it, one in full, one of four characters.
PLACES = ("汕头", "揭阳市", "呼和浩特")


def names(row: dict[str, str]) -> list[str]:
    return list(dict.fromkeys((row["short"], row["official"], *cells(row["aliases"]))))


@cache
def literals() -> dict[str, str]:
    return {name: row["kind"] for row in table("agency_kinds.csv") for name in names(row) if "*" not in name}


@cache
def shapes() -> list[tuple[int, re.Pattern[str], str]]:
    return [
        (len(name), re.compile(".+".join(map(re.escape, name.split("*")))), row["kind"])
        for row in table("agency_kinds.csv")
        for name in names(row)
        if "*" in name
    ]


def kinds_of(name: str) -> set[str]:
    """The kinds that a bare name belongs to by the README: a whole name first, then the longest shape."""
    if name in literals():
        return {literals()[name]}
    fitting = [(length, kind) for length, shape, kind in shapes() if shape.fullmatch(name)]
    longest = max((length for length, _ in fitting), default=0)
    return {kind for length, kind in fitting if length == longest}


@pytest.mark.parametrize("name", TABLES)
def test_header_and_line_ends(name: str) -> None:
    raw = files("loaders.vocab").joinpath(name).read_bytes()
    assert raw.decode("utf-8").splitlines()[0].split(",") == TABLES[name].split()
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\n")


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_whole(name: str) -> None:
    for row in table(name):
        assert None not in row, row
        assert all(isinstance(cell, str) and cell == cell.strip() for cell in row.values()), row
        for column in ("aliases", "english_aliases"):
            parts = cells(row.get(column, ""))
            assert all(part == part.strip() and part for part in parts), row
            assert len(parts) == len(set(parts)), row


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("agency_kinds.csv", "kind category short official english english_aliases source"),
        ("successors.csv", "kind successor date scope basis source"),
        ("jurisdictions.csv", "name level english"),
        ("taiwan_terms.csv", "taiwan mainland"),
    ],
)
def test_no_empty_cell_where_one_is_required(name: str, wanted: str) -> None:
    assert table(name)
    assert [row for row in table(name) if not all(row[column] for column in wanted.split())] == []


def test_kinds_have_a_key_and_a_category() -> None:
    rows = table("agency_kinds.csv")
    assert len(rows) >= 220
    assert len({row["kind"] for row in rows}) == len(rows)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", row["kind"]) for row in rows)
    assert {row["category"] for row in rows} == {category.value for category in Category} - {"collective"}


def test_a_name_belongs_to_one_kind() -> None:
    assert shared([(name, row["kind"]) for row in table("agency_kinds.csv") for name in names(row)]) == {}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_with_a_place_in_it_belongs_to_one_kind(place: str) -> None:
    wrong = {
        name.replace("*", place): kinds_of(name.replace("*", place))
        for row in table("agency_kinds.csv")
        for name in names(row)
        if "*" in name and kinds_of(name.replace("*", place)) != {row["kind"]}
    }
    assert wrong == {}


def test_names_of_kinds_are_simplified() -> None:
    simplify = OpenCC("t2s").convert
    assert [name for row in table("agency_kinds.csv") for name in names(row) if simplify(name) != name] == []


def test_names_of_kinds_stand_without_a_level() -> None:
    """市 and 省 before a name are the reader's to strip; 市场, 市长 and the like are no levels."""
    level = re.compile(r"(?:市(?![场政容监长])|省(?!际|军区|联社)|县(?!域)|自治区)")
    assert [name for row in table("agency_kinds.csv") for name in names(row) if level.match(name)] == []


def test_english_is_lower_case_and_of_one_kind() -> None:
    rows = table("agency_kinds.csv")
    aliases = [(alias, row["kind"]) for row in rows for alias in cells(row["english_aliases"])]
    assert [alias for alias, _ in aliases if alias != alias.lower()] == []
    assert shared(aliases + [(row["english"].lower(), row["kind"]) for row in rows]) == {}


@pytest.mark.parametrize(
    ("english", "kind"),
    [
        ("customs inspection bureau", "customs_inspection"),  # the everyday words for 检验检疫局
        ("ciq", "customs_inspection"),
        ("customs", "customs"),  # alone it is the customs house
        ("quality supervision bureau", "quality_supervision"),
        ("market supervision bureau", "market_regulation"),
        ("drc", "development_reform"),
        ("police", "public_security"),
    ],
)
def test_english_alias(english: str, kind: str) -> None:
    assert [
        row["kind"]
        for row in table("agency_kinds.csv")
        if english in [*cells(row["english_aliases"]), row["english"].lower()]
    ] == [kind]


# The agencies of the Shantou plan of 2014-2015.
SHANTOU = """
质监局=quality_supervision 发改局=development_reform 经信局=economy_informatization
科技局=science_technology 交通局=transport 农业局=agriculture 工商局=industry_commerce_administration
知识产权局=intellectual_property 金融工作局=finance_office 海洋渔业局=ocean_fishery 教育局=education
食品药品监管局=food_drug 统计局=statistics 人社局=human_resources 财政局=finance
卫计局=health_family_planning 住建局=housing_construction 水务局=water 体育局=sports 旅游局=tourism
邮政管理局=postal_administration 国资委=state_assets 商务局=commerce 公安局=public_security
编办=institutional_organization 法制局=legislative_affairs 宣传部=publicity_department 司法局=justice
人行汕头支行=central_bank_branch 汕头出入境检验检疫局=customs_inspection
"""


@pytest.mark.parametrize(("name", "kind"), [pair.split("=") for pair in SHANTOU.split()])
def test_kind_of_an_agency_of_the_shantou_plan(name: str, kind: str) -> None:
    found = kind_named(name) or kind_shaped(name)
    assert found is not None
    assert found.key == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("人行汕头中心支行", "central_bank_branch"),  # the rank of the branch is a part of the shape
        ("汕头海关", "customs"),
        ("发展改革委", "development_reform"),  # another suffix
        ("科学技术厅", "science_technology"),  # another level
        ("汕头银保监分局", "banking_insurance_regulation"),  # ends like *保监分局, a shorter shape
        ("团市委", "youth_league"),  # carries its own rank
        ("国网泉州供电公司", "power_grid"),
        ("国家税务总局汕头市税务局", "tax"),
        ("地方金融管理局", "local_financial_administration"),  # since 2024
        ("社会工作部", "social_work_department"),  # since 2023
        ("委政研室", "policy_research_party"),  # 市委政研室 after its level
        ("数据局", "data_administration"),
    ],
)
def test_kind_of_name(name: str, kind: str) -> None:
    found = kind_named(name) or kind_shaped(name)
    assert found is not None
    assert found.key == kind


@pytest.mark.parametrize(
    "words",
    [
        "财政",
        "教育",
        "机场",
        "图书馆",
        "市场监管",
        "数据中心",
        "街道",
        "研究室",
        "各区县政府",
    ],  # topics, classes, two kinds at once
)
def test_no_kind_of_topic(words: str) -> None:
    assert kind_named(words) is None
    assert kind_shaped(words) is None


def test_successors_are_known_and_dated() -> None:
    keys = {row["kind"] for row in table("agency_kinds.csv")}
    for row in table("successors.csv"):
        assert {row["kind"], row["successor"]} <= keys, row
        assert re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", row["date"]), row
        assert row["scope"] in ("all", "part"), row
    steps = [(row["kind"], row["successor"]) for row in table("successors.csv")]
    assert len(steps) == len(set(steps))


def heirs(kind: str) -> set[str]:
    """All that a kind became in the end and on the way, itself only if the steps lead back."""
    found: set[str] = set()
    ahead = {kind}
    while ahead:
        ahead = {row["successor"] for row in table("successors.csv") if row["kind"] in ahead} - found
        found |= ahead
    return found


def test_successors_never_lead_back() -> None:
    assert [row["kind"] for row in table("successors.csv") if row["kind"] in heirs(row["kind"])] == []


@pytest.mark.parametrize(
    ("kind", "heir"),
    [
        ("quality_supervision", "market_regulation"),
        ("food_drug", "market_regulation"),
        ("customs_inspection", "customs"),
        ("health", "health_commission"),  # by way of health and family planning
        ("banking_regulation", "financial_regulation"),  # by way of banking and insurance
        ("finance_office", "local_financial_administration"),
        ("poverty_alleviation", "agriculture_rural"),
        ("land_resources", "natural_resources"),
        ("public_security_fire", "fire_rescue"),
    ],
)
def test_heir(kind: str, heir: str) -> None:
    assert heir in heirs(kind)
