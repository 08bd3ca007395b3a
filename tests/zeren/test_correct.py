"""`correct`: entries written from the command line, and heeded by everything that reads the plan."""

import json
from pathlib import Path

import pytest

from tests.zeren.command import zeren
from tests.zeren.plans import JIEYANG


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "corpus" / "jieyang.txt"
    path.parent.mkdir()
    path.write_text(JIEYANG, encoding="utf-8")
    return path


def correct(*arguments: str | Path) -> str:
    run = zeren("correct", *arguments, "--reason", "会议纪要")
    assert run.returncode == 0, run.stderr.decode()
    return run.stderr.decode()


def item(plan: Path, number: str) -> dict[str, tuple[str, str]]:
    """Role and rule by name, as `extract` prints them."""
    run = zeren("extract", plan, "--format", "json")
    assert run.returncode == 0, run.stderr.decode()
    found = next(each for each in json.loads(run.stdout)["items"] if each["number"] == number)
    return {each["name"]: (each["role"], each["rule"]) for each in found["assignments"]}


def test_an_entry_of_each_sort_is_written_and_heeded(plan: Path) -> None:
    said = correct(plan, "--item", "2", "--add", "市财政局", "--role", "co_op", "--quote", "审批改革")
    assert f"written to {plan.parent.resolve() / 'corrections.yaml'}" in said
    correct(plan, "--item", "二", "--remove", "市发改局")
    correct(plan, "--item", "（二）", "--change", "市自然资源局", "--role", "joint")
    assert item(plan, "（二）") == {
        "市住建局": ("lead", "verb-lead"),
        "市自然资源局": ("joint", "correction"),
        "市财政局": ("co_op", "correction"),
    }
    correct(plan, "--same", "市税务局", "--with", "市地税局")
    correct(plan.parent, "--same", "市公安局", "--with", "市城管局")
    rules = item(plan, "（一）")
    assert rules["市税务局"][1] == rules["市公安局"][1] == "correction"
    written = (plan.parent / "corrections.yaml").read_text(encoding="utf-8")
    assert written.count("- do:") == 5
    assert written.count("file: jieyang.txt") == 4


def test_kept_apart_they_are_two_agencies(plan: Path) -> None:
    plan.write_text(JIEYANG.replace("市工信局、市财政局配合", "市科学技术局、市财政局配合"), encoding="utf-8")
    assert "市科学技术局" not in item(plan, "（四）")
    correct(plan, "--apart", "市科学技术局", "--from", "市科技局")
    assert item(plan, "（四）")["市科学技术局"] == ("co_op", "correction")
    assert item(plan, "（四）")["市科技局"] == ("lead", "verb-lead")


def test_comments_and_earlier_entries_stay_as_they_are(plan: Path) -> None:
    beside = plan.parent / "corrections.yaml"
    earlier = "# agreed with the office\n- {do: remove, file: jieyang.txt, item: （五）, agency: 市法院, reason: 笔误}  # 3 May"
    beside.write_text(earlier, encoding="utf-8")
    correct(plan, "--item", "五", "--remove", "市公安局")
    assert beside.read_text(encoding="utf-8").startswith(earlier + "\n- do: remove\n")
    assert set(item(plan, "（五）")) == {"市市场监管局"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--item", "二", "--remove", "市教育局"], 1, "has no assignment of 市教育局"),
        (["--item", "二十", "--remove", "市教育局"], 2, "the plan has no item '二十'"),
        (
            ["--item", "二", "--add", "市财政局", "--role", "lead"],
            1,
            "does not hold the words '市财政局'\n  Quote words of the item, in its own script, with --quote",
        ),
        (["--item", "二", "--add", "市财政局", "--quote", "审批"], 2, "--add needs --role"),
        (["--remove", "市发改局"], 2, "--remove needs --item"),
        (["--same", "市发改局"], 2, "--same needs --with"),
        (["--apart", "市教委", "--from", "市教育局"], 1, "no name of the plan is changed"),
        (["--item", "二", "--remove", "市发改局", "--add", "市财政局"], 2, "2 corrections at once"),
        ([], 2, "no corrections at once"),
    ],
)
def test_an_entry_that_does_not_fit_is_not_written(plan: Path, arguments: list[str], code: int, said: str) -> None:
    beside = plan.parent / "corrections.yaml"
    run = zeren("correct", plan, *arguments, "--reason", "会议纪要")
    assert (run.returncode, said in run.stderr.decode()) == (code, True), run.stderr.decode()
    assert ", entry " not in run.stderr.decode(), "nobody has written one"
    assert not beside.exists()
    beside.write_text("# nothing yet\n", encoding="utf-8")
    assert zeren("correct", plan, *arguments, "--reason", "会议纪要").returncode == code
    assert beside.read_text(encoding="utf-8") == "# nothing yet\n"


def test_only_names_are_put_right_in_a_whole_folder(plan: Path) -> None:
    run = zeren("correct", plan.parent, "--item", "二", "--remove", "市发改局", "--reason", "会议纪要")
    assert run.returncode == 2
    assert f"error: {plan.parent}: --remove is about one plan, and this is a folder" in run.stderr.decode()


def test_a_correction_survives_loading_and_leaves_with_its_entry(tmp_path: Path, plan: Path) -> None:
    store = tmp_path / "zeren.db"

    def led_by_nobody() -> bool:
        rows = json.loads(zeren("items", "--format", "json", store=store).stdout)
        roles = [each["role"] for row in rows if row["item"]["number"] == "（二）" for each in row["assignments"]]
        return "lead" not in roles

    def loaded() -> str:
        run = zeren("load", plan.parent, store=store)
        assert run.returncode == 0, run.stderr.decode()
        return run.stderr.decode()

    assert "1 added" in loaded() and not led_by_nobody()
    correct(plan, "--item", "二", "--change", "市住建局", "--role", "joint")
    assert "1 replaced" in loaded() and led_by_nobody()  # the file is the same, what is said of it is not
    assert "1 replaced" in loaded() and led_by_nobody()
    (plan.parent / "corrections.yaml").unlink()
    assert "1 replaced" in loaded() and not led_by_nobody()
    assert "1 unchanged" in loaded()


def test_entries_that_nothing_answers_to_are_told_at_the_end_of_loading(tmp_path: Path, plan: Path) -> None:
    entries = (
        "- {do: remove, file: gone.txt, item: 一, agency: 市法院, reason: 笔误}\n"
        "- {do: same, agency: 市教委, other: 市教育局, reason: 改名}\n"
        "- {do: same, agency: 市公安局, other: 市城管局, reason: 改名}\n"
    )
    (plan.parent / "corrections.yaml").write_text(entries, encoding="utf-8")
    run = zeren("load", plan.parent, store=tmp_path / "zeren.db")
    said = run.stderr.decode()
    assert run.returncode == 4
    assert "1 added" in said
    assert "entry 1: there is no file gone.txt" in said
    assert "entry 2: no name in any plan is changed by it: 市教委, 市教育局" in said
    assert "entry 3" not in said


def test_a_correction_that_no_longer_fits_fails_its_file_and_says_which(tmp_path: Path, plan: Path) -> None:
    correct(plan, "--item", "二", "--remove", "市发改局")
    plan.write_text(JIEYANG.replace("、市发改局配合", "配合"), encoding="utf-8")
    (plan.parent / "other.txt").write_text(JIEYANG.replace("揭阳", "汕尾"), encoding="utf-8")
    run = zeren("load", plan.parent, store=tmp_path / "zeren.db")
    assert run.returncode == 4
    said = run.stderr.decode()
    assert f"error: {plan.parent.resolve() / 'corrections.yaml'}, entry 1: item （二） has no assignment" in said
    assert "1 added, 0 replaced, 0 unchanged, 1 failed" in said


def test_entries_that_cannot_be_read_stop_the_run(tmp_path: Path, plan: Path) -> None:
    (plan.parent / "corrections.yaml").write_text("- do: vanish\n", encoding="utf-8")
    run = zeren("load", plan.parent, store=tmp_path / "zeren.db")
    assert run.returncode == 1
    assert "entry 1: do is 'vanish'" in run.stderr.decode()
