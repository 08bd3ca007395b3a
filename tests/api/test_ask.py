"""Questions in English and Chinese: how each is read, what answers it, and why an answer is empty."""

import pytest

from api.ask import Answer, Reason, ask, examples
from api.question import Intent
from graph.answers import Collaborator, IndustryDetail, ItemDetail, TargetDetail, Workload
from graph.sqlite_store import SqliteStore


def brief(answer: Answer) -> list[str]:
    """Each row in a word: an item by its title, an agency by city and name, a target by its metric."""
    return [_word(row) for row in answer.rows]


def _word(row: object) -> str:
    match row:
        case ItemDetail():
            return row.item.title
        case TargetDetail():
            return row.target.metric
        case IndustryDetail():
            return row.industry.name
        case Workload() | Collaborator():
            return f"{(row.agency.jurisdiction or '')[:2]}{row.agency.name}"
    raise AssertionError(row)


CIQ_ITEMS = ["推进信用信息共享", "加强口岸监管", "开展专项整治"]
QUESTIONS = [
    # involvement: any role, in either script and in English
    ("in Shantou, which items involve the customs inspection bureau", Intent.ITEMS, CIQ_ITEMS),
    ("汕头检验检疫局参与哪些事项", Intent.ITEMS, CIQ_ITEMS),
    ("汕頭出入境檢驗檢疫局參與哪些事項？", Intent.ITEMS, CIQ_ITEMS),
    ("which items involve the customs inspection bureau", Intent.ITEMS, ["建设信用平台", *CIQ_ITEMS]),
    ("检验检疫局参与哪些事项", Intent.ITEMS, ["建设信用平台", *CIQ_ITEMS]),
    ("CIQ", Intent.ITEMS, ["建设信用平台", *CIQ_ITEMS]),  # a name alone
    # one role
    ("汕头出入境检验检疫局牵头哪些事项", Intent.ITEMS, ["加强口岸监管"]),
    (
        "由汕头出入境检验检疫局配合的事项",
        Intent.ITEMS,
        ["推进信用信息共享"],
    ),  # words before a name with a place in it
    (
        "what does the quality supervision bureau lead in Shantou",
        Intent.ITEMS,
        ["健全标准体系", "推进信用信息共享"],
    ),
    (
        "which items does the municipal science bureau co-operate on",
        Intent.ITEMS,
        ["健全标准体系", "加强口岸监管"],
    ),
    ("items that the Shantou quality supervision bureau shares", Intent.ITEMS, ["开展专项整治"]),
    # the level word: not the district's bureau of the same kind
    ("市科技局参与哪些事项", Intent.ITEMS, ["健全标准体系", "加强口岸监管"]),
    ("区科技局参与哪些事项", Intent.ITEMS, ["加强口岸监管"]),
    # two agencies: the items of both
    ("市质监局和市科技局共同的事项", Intent.ITEMS, ["健全标准体系"]),
    ("items of both the science bureau and the customs inspection bureau", Intent.ITEMS, ["加强口岸监管"]),
    # who
    ("who leads item 2 in Shantou", Intent.WHO, ["推进信用信息共享"]),
    ("汕头市第二项由谁牵头", Intent.WHO, ["推进信用信息共享"]),
    ("谁牵头信用信息共享", Intent.WHO, ["推进信用信息共享"]),  # words without another meaning are the subject
    ("关于口岸的事项由哪个部门负责", Intent.WHO, ["加强口岸监管"]),
    ("涉及信用的事项", Intent.ITEMS, ["建设信用平台", "公示信用信息", "推进信用信息共享"]),
    # workload: `most` is also a short name of a ministry
    ("which agency carries the most items", Intent.WORKLOAD, None),
    ("汕头哪个部门承担的事项最多", Intent.WORKLOAD, None),
    ("how busy is the customs inspection bureau of Huizhou", Intent.WORKLOAD, ["惠州惠州出入境检验检疫局"]),
    ("汕头市质监局的工作量", Intent.WORKLOAD, ["汕头市质监局"]),
    # deadlines
    ("what is due in 2015", Intent.ITEMS, ["健全标准体系"]),
    ("2014年到期的事项", Intent.ITEMS, ["推进信用信息共享"]),
    ("what is due by June 2014", Intent.ITEMS, ["推进信用信息共享"]),
    ("2014年6月底前完成的事项", Intent.ITEMS, ["推进信用信息共享"]),
    # targets
    ("targets of the quality supervision bureau", Intent.TARGETS, ["标准", "覆盖率"]),
    ("市科技局的指标", Intent.TARGETS, ["标准"]),
    ("targets due in 2014", Intent.TARGETS, ["覆盖率"]),
    # gaps, collaborators, industries
    ("which items have no lead", Intent.GAPS, ["开展专项整治"]),
    ("哪些事项没有牵头部门", Intent.GAPS, ["开展专项整治"]),
    ("惠州检验检疫局和哪些部门合作", Intent.COLLABORATORS, ["惠州市发改局", "惠州市质监局"]),
    (
        "collaborators of the Huizhou customs inspection bureau",
        Intent.COLLABORATORS,
        ["惠州市发改局", "惠州市质监局"],
    ),
    ("which agencies work on industry 新能源", Intent.WHO, ["新能源"]),
    ("新能源产业涉及哪些部门", Intent.WHO, ["新能源"]),
    ("有哪些产业", Intent.INDUSTRIES, ["新能源"]),
]


@pytest.mark.parametrize(("question", "intent", "rows"), QUESTIONS)
def test_a_question_is_answered(store: SqliteStore, question: str, intent: Intent, rows: list[str] | None) -> None:
    assert_answered(ask(question, store), intent, rows)


def assert_answered(answer: Answer, intent: Intent, rows: list[str] | None) -> None:
    """The answer has rows, and these where they are given."""
    assert answer.intent is intent
    assert answer.why is None
    assert answer.total == len(answer.rows) > 0
    if rows is not None:
        assert brief(answer) == rows


def test_who_carries_most_is_a_ranking_of_all(store: SqliteStore) -> None:
    answer = ask("which agency carries the most items", store)
    assert answer.agencies == ()
    assert brief(answer)[:2] == ["汕头市质监局", "汕头汕头出入境检验检疫局"]
    assert len(answer.rows) == 10
    assert {row.agency.jurisdiction for row in ask("惠州最忙的部门", store).rows if isinstance(row, Workload)} == {
        "惠州市"
    }


@pytest.mark.parametrize(
    ("question", "reason", "words", "nearest"),
    [
        ("which items involve the magic bureau", Reason.UNKNOWN_NAME, "magic bureau", None),
        ("市质鉴局参与哪些事项", Reason.UNKNOWN_NAME, "市质鉴局", "市质监局"),
        (
            "省科技厅参与哪些事项",
            Reason.UNKNOWN_NAME,
            "省科技厅",
            "市科技局",
        ),  # the kind is known, at no such level
        ("which items in Guangzhou involve the science bureau", Reason.UNKNOWN_PLACE, "广州市", None),
        ("区科技局牵头哪些事项", Reason.FILTERED_OUT, "区科技局", None),
        ("汕头市科技局2014年到期的事项", Reason.FILTERED_OUT, "市科技局", None),
        ("what is due in 2031", Reason.NOTHING_FITS, "No item fits", None),
        ("who leads zeppelins", Reason.NOTHING_FITS, "zeppelins", None),  # English that no plan holds
        ("which items do the tourism bureaus share", Reason.UNKNOWN_NAME, "tourism bureaus", None),
        ("how do I bake bread", Reason.NOT_UNDERSTOOD, "not understood", None),
        ("你好", Reason.NOT_UNDERSTOOD, "没有听懂", None),
        ("", Reason.NOT_UNDERSTOOD, "not understood", None),
        ("who", Reason.NOT_UNDERSTOOD, "not understood", None),  # who of what?
    ],
)
def test_an_empty_answer_says_why(
    store: SqliteStore, question: str, reason: Reason, words: str, nearest: str | None
) -> None:
    answer = ask(question, store)
    assert (answer.total, answer.rows) == (0, ())
    assert answer.why is not None
    assert answer.why.reason is reason
    assert words in answer.why.message
    assert (nearest in answer.why.nearest) if nearest else True
    assert bool(answer.why.examples) is (reason is Reason.NOT_UNDERSTOOD)


def test_a_name_with_a_successor_leads_to_it(store: SqliteStore) -> None:
    why = ask("市市场监管局参与哪些事项", store).why
    assert why is not None
    assert why.reason is Reason.SUCCEEDED
    assert "市质监局" in why.message


def test_without_plans_the_answer_says_so(empty: SqliteStore) -> None:
    why = ask("which items have no lead", empty).why
    assert why is not None
    assert why.reason is Reason.NOTHING_LOADED


@pytest.mark.parametrize(
    ("question", "language", "understood"),
    [
        ("市质监局牵头哪些事项", "zh", "事项，部门：市质监局，角色：牵头"),
        ("市质监局参与哪些事项", "zh", "事项，部门：市质监局，角色：不限"),
        ("which agencies work on industry 新能源", "en", "the agencies of the action items, industry 新能源"),
        ("what is due in Shantou in 2015", "en", "action items, in 汕头市, due in 2015"),
        ("汕头到2015年的事项", "zh", "事项，地区：汕头市，期限：2014至2015"),
        ("惠州任务最少的三个部门", "zh", "各部门承担的事项，由少到多，地区：惠州市，只列前3名"),
    ],
)
def test_the_question_is_told_back_in_its_own_language(
    store: SqliteStore, question: str, language: str, understood: str
) -> None:
    answer = ask(question, store)
    assert (answer.language, answer.understood) == (language, understood)


def test_a_long_answer_is_cut_and_counted(store: SqliteStore) -> None:
    answer = ask("汕头检验检疫局参与哪些事项", store, limit=1, offset=1)
    assert (answer.total, brief(answer)) == (3, ["加强口岸监管"])
    assert ask("哪些事项没有牵头部门", store, limit=1, offset=1).rows == ()


def test_every_example_is_understood(store: SqliteStore) -> None:
    asked = [*examples("en"), *examples("zh")]
    assert len(asked) == 20
    for question in asked:
        answer = ask(question, store)
        assert answer.intent is not None, question
        assert answer.why is None or answer.why.reason in (Reason.UNKNOWN_NAME, Reason.NOTHING_FITS), question
