"""Questions as people type them: colloquial, terse, about a subject, a ranking, a gap, a section or a plan."""

import pytest

from api.ask import Reason, ask
from api.question import Intent
from graph.sqlite_store import SqliteStore
from tests.api.plans import service_plan
from tests.api.test_ask import assert_answered

# of three plans: the third has an item with two leads, and one of nobody with a target without a deadline
MORE = [
    # other gaps
    ("哪些指标没有期限", Intent.GAPS, ["宣传次数"]),
    ("targets without a deadline", Intent.GAPS, ["宣传次数"]),
    ("没有人负责的任务", Intent.GAPS, ["开展宣传活动"]),
    ("which tasks are unassigned", Intent.GAPS, ["开展宣传活动"]),
    ("有没有事项有多个牵头单位", Intent.GAPS, ["保护消费者权益"]),
    ("are there tasks with more than one lead", Intent.GAPS, ["保护消费者权益"]),
    (
        "which items have no lead agency in Shantou",
        Intent.GAPS,
        ["开展宣传活动", "开展专项整治"],
    ),  # `agency` is no agency's name
    # subjects: colloquial, in English, apart in the item
    ("消费者权益归谁管", Intent.WHO, ["保护消费者权益"]),
    ("消费权益该找哪个局", Intent.WHO, ["保护消费者权益"]),
    ("who handles consumer rights?", Intent.WHO, ["保护消费者权益"]),
    ("消费者权益", Intent.ITEMS, ["保护消费者权益"]),  # words alone
    ("who serves new energy", Intent.WHO, ["新能源"]),
    ("汕头市质监局在标准方面的任务", Intent.ITEMS, ["健全标准体系"]),  # a subject beside an agency
    # a figure, a number of things
    ("宣传次数要达到多少", Intent.TARGETS, ["宣传次数"]),
    ("how many standards must there be by 2015", Intent.TARGETS, ["标准"]),
    ("没有指标的事项，惠州", Intent.GAPS, ["建设信用平台", "公示信用信息"]),
    # up to a year, a section, a plan by its title
    ("到2015年底必须完成的任务有哪些", Intent.ITEMS, ["推进信用信息共享", "健全标准体系"]),
    ("what must be done before 2015", Intent.ITEMS, ["推进信用信息共享", "健全标准体系"]),
    ("汕头的计划第二部分有哪些任务", Intent.ITEMS, ["加强口岸监管", "开展专项整治", "完善奖励制度"]),
    ("what does section 1 of the Shantou plan cover", Intent.ITEMS, ["健全标准体系", "推进信用信息共享"]),
    ("信用建设计划有哪些任务", Intent.ITEMS, ["建设信用平台", "公示信用信息"]),
    # rankings; of some items
    ("2014年谁任务最重", Intent.WORKLOAD, ["汕头市质监局", "汕头汕头出入境检验检疫局"]),
    ("信用信息共享方面谁的任务最重", Intent.WORKLOAD, ["汕头市质监局", "汕头汕头出入境检验检疫局"]),
    ("惠州质监局和谁合作最少", Intent.COLLABORATORS, ["惠州市发改局", "惠州惠州出入境检验检疫局"]),
    ("惠州有哪些部门", Intent.WORKLOAD, ["惠州市发改局", "惠州市质监局", "惠州惠州出入境检验检疫局"]),
    ("汕头牵头最多的一个部门", Intent.WORKLOAD, ["汕头市质监局"]),
    ("惠州任务最少的是哪个局", Intent.WORKLOAD, ["惠州市质监局", "惠州惠州出入境检验检疫局", "惠州市发改局"]),
    ("top 1 agencies in Huizhou", Intent.WORKLOAD, ["惠州市发改局"]),
    ("惠州市质监局主要跟哪些部门打交道", Intent.COLLABORATORS, ["惠州市发改局", "惠州惠州出入境检验检疫局"]),
]


@pytest.mark.parametrize(("question", "intent", "rows"), MORE)
def test_a_question_over_three_plans_is_answered(
    store: SqliteStore, question: str, intent: Intent, rows: list[str]
) -> None:
    store.replace(service_plan())
    assert_answered(ask(question, store), intent, rows)


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("汕头牵头的事项有几项", "共计4。"),
        ("how many items are in Huizhou", "Counted: 2."),
        ("汕头市质监局在火星的任务", "未计入问题中的“火星”。"),  # of no item: said, not passed over
        ("who takes care of the credit of astronauts", "Not taken into account: “astronauts”."),
    ],
)
def test_a_number_and_words_left_aside_are_told(store: SqliteStore, question: str, note: str) -> None:
    assert note in ask(question, store).notes


@pytest.mark.parametrize(
    ("question", "words", "example"),
    [
        ("目前收录了哪些计划", "汕头市质量强市2014-2015", None),
        ("which plans are loaded", "惠州市信用建设2016", None),
        ("还有哪些问题和缺漏", "zeren gaps", "哪些事项无人负责"),
        ("what data quality problems are there", "zeren gaps", "which items are unassigned"),
    ],
)
def test_what_is_listed_elsewhere_is_named(store: SqliteStore, question: str, words: str, example: str | None) -> None:
    why = ask(question, store).why
    assert why is not None
    assert why.reason is Reason.ELSEWHERE
    assert words in why.message
    assert example is None or example in why.examples
