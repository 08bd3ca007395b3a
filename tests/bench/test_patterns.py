"""The patterns by which accuracy is broken down: where a clause names an agency, what kind of figure a target is."""

import pytest

from bench.patterns import clause_pattern, target_pattern

CLAUSES = [
    ("建设标准厂房。（市工信局牵头，市财政局配合）", "市财政局", "bracket"),
    ("建设标准厂房。（市工信局牵头，财政局配合）", "市财政局", "bracket"),  # the prefix is shared
    ("建設標準廠房。(縣經信局牽頭會縣財政局負責)", "县经信局", "bracket"),  # Traditional, half-width
    ("建设标准厂房。（牵头单位：市工信局；配合单位：市财政局）", "市财政局", "labels in a bracket"),
    ("建设标准厂房。\n【责任单位：各县（市、区）政府】", "各县（市、区）政府", "labels in a bracket"),
    ("建设标准厂房。\n责任单位：市工信局、市财政局", "市财政局", "label line"),
    ("建设标准厂房。由市工信局会同市财政局负责。", "市财政局", "running text"),
    ("建设标准厂房 市工信局牵头", "市工信局", "heading"),
    ("建设标准厂房30万平方米", "市工信局", "table cell"),
]
TARGETS = [
    ("产值 2.0 倍 x 2025 2020 -", "multiple"),
    ("能耗下降 9.0 % = 2025 2020 -", "against a base year"),
    ("培训农民工 8.0 万人次 >= - - annual", "every year"),
    ("地区生产总值增长 6.5 % ~ 2023 - -", "growth or decline"),
    ("覆盖率 95.0 % >= 2025 - -", "share"),
    ("名牌产品 30.0 个 >= 2025 - -", "bounded amount"),
    ("幼儿园 8.0 所 = 2025 - -", "amount"),
]


@pytest.mark.parametrize(("text", "name", "pattern"), CLAUSES)
def test_clause(text: str, name: str, pattern: str) -> None:
    assert clause_pattern({"text": text}, name) == pattern


def test_an_item_that_was_not_read_has_a_pattern_of_its_own() -> None:
    assert clause_pattern(None, "市财政局") == "item not found"


@pytest.mark.parametrize(("target", "pattern"), TARGETS)
def test_target(target: str, pattern: str) -> None:
    assert target_pattern(target) == pattern
