"""Names: which agencies a user's words mean."""

import pytest

from api.names import places, resolve
from graph.sqlite_store import SqliteStore
from tests.api.plans import CIQ, HUIZHOU, SHANTOU
from tests.graph.build import known_as

BOTH = ("惠州市:惠州出入境检验检疫局", CIQ)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        (CIQ, (CIQ,)),  # an id means that one, and no other of its kind
        ("汕头出入境检验检疫局", (CIQ,)),  # a place in the name is respected
        ("汕頭出入境檢驗檢疫局", (CIQ,)),  # Traditional
        ("检验检疫局", BOTH),  # the kind, in every city
        ("檢驗檢疫局", BOTH),
        ("customs inspection bureau", BOTH),
        ("Customs Inspection Bureau", BOTH),
        ("CIQ", BOTH),
        ("ciq", BOTH),
        ("Shantou customs inspection bureau", (CIQ,)),  # a place before an English name
        ("  市质监局 ", ("惠州市:市质监局", "汕头市:市质监局")),
        ("汕头市质监局", ("汕头市:市质监局",)),
        (
            "市质量技术监督局",
            ("惠州市:市质监局", "汕头市:市质监局"),
        ),  # an alias of the kind that no plan uses
        ("市科技局", ("汕头市:市科技局",)),  # the level word: not 区科技局; Huizhou's is in no item
        ("区科技局", ("汕头市:区科技局",)),
        ("municipal science and technology bureau", ("汕头市:市科技局",)),
        ("provincial development and reform commission", ("汕头市:省发改委",)),
        (
            "市政府质量奖评审委员会成员单位",
            ("汕头市:市政府质量奖评审委员会成员单位",),
        ),  # known to the store alone
    ],
)
def test_a_name_means_these_agencies(store: SqliteStore, name: str, ids: tuple[str, ...]) -> None:
    assert resolve(name, store).ids == ids


@pytest.mark.parametrize(
    ("name", "place", "ids"),
    [
        ("检验检疫局", SHANTOU, (CIQ,)),
        ("检验检疫局", HUIZHOU, BOTH[:1]),
        ("省发改委", SHANTOU, ("汕头市:省发改委",)),  # another government's body that the city's plan names
        ("发改委", SHANTOU, ("汕头市:市发改局",)),  # the city's own before another government's
        ("省发改委", HUIZHOU, ()),
    ],
)
def test_a_place_keeps_to_its_own(store: SqliteStore, name: str, place: str, ids: tuple[str, ...]) -> None:
    assert resolve(name, store, place).ids == ids


def test_an_unknown_name_gives_the_nearest(store: SqliteStore) -> None:
    found = resolve("市质鉴局", store)
    assert found.agencies == ()
    assert found.nearest[0] == "市质监局"
    assert resolve("entry-exit inspektion", store).nearest[0] == "Entry-Exit Inspection and Quarantine Bureau"
    assert resolve("zzzzzzzz", store).nearest == ()


def test_a_level_that_no_plan_names_is_unknown_and_its_like_is_near(store: SqliteStore) -> None:
    found = resolve("省科技厅", store)
    assert found.agencies == ()
    assert "市科技局" in found.nearest


def test_a_successor_leads_to_those_that_came_before(store: SqliteStore) -> None:
    found = resolve("市市场监管局", store)
    assert found.agencies == ()
    assert known_as("市质监局") in {agency.id for agency in found.related}


@pytest.mark.parametrize(
    ("name", "found"),
    [("汕头", (SHANTOU,)), ("汕頭市", (SHANTOU,)), ("Shantou", (SHANTOU,)), ("广州", ()), ("nowhere", ())],
)
def test_a_place_is_one_with_a_plan(store: SqliteStore, name: str, found: tuple[str, ...]) -> None:
    assert places(name, store) == found
