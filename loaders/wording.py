"""The metric of a figure: its own words, and what the sentence said before that they leave out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Comparator
from loaders.member_heads import holder_of
from loaders.metrics import Phrase, names_its_own_count, phrase_of, right_of
from loaders.series import Figure
from loaders.verbs import heavy_end, heavy_head, measure_noun, opens_like_a_verb

# 转移就业, 送戏下乡: a verb of four characters holds what it governs.
_VERB_WITH_OBJECT = 4
# 年产值超1亿元企业、超5000万元企业: what the limit is of stands before the first only.
_LIMIT = re.compile("超过|超|高于|低于")
# 增加值翻番，占GDP比重达到12%: a share of what was spoken of before.
_SHARE = re.compile("占(?!地(?!区|方)|用|补|道|压)")
_STOCK = re.compile("^(?:现有|已有|原有)")
# 累计建成充电桩800根，换电站20座; 签约项目120个，其中工业项目15个: only these reach over a comma, where a verb that no
# table knows may stand.
_REACHES_ON = re.compile("累计|新增|净增")
# 建成中试基地2个、发酵产能1500立方米: what is built is a capacity too.
_CAPACITY = re.compile("(?:产能|容量|库容|装机|规模|能力|面积|里程)$")
# 稳步提高食品安全群众满意度，到2023年达到85%: how the subject is to move is no part of its name.
_RAISED = re.compile(
    "^(?:稳步|不断|持续|有效|大幅|逐步|显著|进一步|着力|努力)+(?:提高|提升|增强|扩大|优化|降低|减少|压减)"
)
_COUNTING = ("新增", "净增", "累计新增")


@dataclass(slots=True)
class Line:
    """What is carried from one part of a sentence to the next: the subject spoken of, the verb of a list and its noun;
    whether the sentence tells the past (`stands` that it opens with 截至), speaks of grants, counts by the year; the year
    that it compares with; the `members` that its figures spoke of (`listed` those of a list right before); `spoken` are
    the parts without figures since, read only when asked for."""

    known: str = ""
    spoken: list[str] = field(default_factory=list)
    verb: str = ""
    noun: str = ""
    past: bool = False
    stands: bool = False
    grant: bool = False
    annual: bool = False
    baseline: str | None = None
    members: list[str] = field(default_factory=list)
    listed: Sequence[str] = ()

    @property
    def subject(self) -> str:
        """The last phrase that was spoken of; empty at the beginning."""
        while self.spoken:
            phrase = phrase_of(_RAISED.sub("", self.spoken.pop()))
            if words := phrase.verb + phrase.noun:
                self.speak_of(words)
        return self.known

    def speak_of(self, words: str) -> None:
        """Set the subject."""
        self.known = words
        self.spoken.clear()

    def follow(self, figure: Figure, phrase: Phrase, *, first: bool) -> None:
        """Take in a figure that was read: its verb goes on in a list, its noun stands for those without one."""
        if phrase.verb or (first and (_stands_alone(figure, phrase) or _is_of_those(figure))):
            self.verb = phrase.verb
        noun = phrase.noun or ("" if phrase.change else right_of(figure.right))
        noun = _STOCK.sub("", _completed(noun, self.noun, first=first) or noun)
        self.speak_of(phrase.verb + (noun or self.noun) if phrase.verb else noun or self.subject)
        self.noun = noun or self.noun
        self.members.append(self.subject)


def _stands_alone(figure: Figure, phrase: Phrase) -> bool:
    """Whether the words of a figure are whole, so that no verb of the list before belongs to them."""
    quantity = figure.quantity
    return bool(
        quantity.comparator is Comparator.MULTIPLE
        or phrase.verb
        or phrase.light
        or phrase.reaches
        or phrase.change
        or (quantity.before and quantity.comparator is not Comparator.ABOUT)
    )


def _without_noun(phrase: Phrase, line: Line) -> str:
    """新增上市企业3家，2024年新增4家: a verb takes the noun before; 棚户区改造新开工3200套、建成4100套: a deed its place."""
    whole = len(phrase.verb) >= _VERB_WITH_OBJECT and not _is_two_verbs(phrase.verb)
    if whole or line.subject == phrase.verb:
        return phrase.verb
    if not line.noun or not phrase.verb:
        return line.subject + phrase.verb + phrase.change
    if _EXTENT.search(line.noun):
        return phrase.verb + _EXTENT.sub("", line.noun)
    deed = heavy_end().search(line.noun)
    return line.noun[: deed.start()] + phrase.verb if deed and deed.start() else phrase.verb + line.noun


# 高标准农田建设面积达4500万亩，其中新建300万亩: what is built is the thing, not its extent.
_EXTENT = re.compile("(?<=..)(?:建设|改造|种植|培育)?总?(?:面积|数量|总数|总量|里程|规模|数)$")


def _is_two_verbs(verb: str) -> bool:
    return verb.startswith("累计") or bool(heavy_head().fullmatch(verb[:2]) and heavy_head().fullmatch(verb[2:]))


def _carries_on(figure: Figure, line: Line) -> bool:
    return bool(_REACHES_ON.match(line.verb)) and not _is_of_those(figure)


def _is_of_those(figure: Figure) -> bool:
    """其中10亿元以上项目15个: some of what was counted before."""
    return figure.left.lstrip("，（").startswith("其中")


def _inherits(figure: Figure, phrase: Phrase, line: Line, *, first: bool) -> bool:
    """Whether the verb of the list before belongs to a figure: to a measure only 新增 does, in the list itself."""
    if _is_of_those(figure):
        return False
    # 拆除违法建筑1.5万平方米、标志牌不少于600块 is one list.
    counts = figure.quantity.unit_class in ("count", "quantity")
    listed = counts and not first and not (phrase.verb or phrase.light or phrase.reaches or phrase.change)
    alone = _stands_alone(figure, phrase) and not listed
    if alone or (first and not _carries_on(figure, line)):
        return False
    if first and (opens_like_a_verb(phrase.noun) or heavy_head().search(phrase.noun, 2)):
        return False
    if not names_its_own_count(phrase.noun):
        return True
    capacity = bool(line.verb) and _CAPACITY.search(phrase.noun) is not None
    counted = figure.quantity.unit_class not in ("ratio", "time") and (line.verb in _COUNTING or capacity)
    return not first and counted and measure_noun().search(phrase.noun) is not None


def with_rank_first(phrase: Phrase) -> Phrase:
    """科普基地国家级2家、省级15家: the rank behind a noun stands before it, as it does in the others."""
    found = _RANKED.fullmatch(phrase.noun) if phrase.noun.endswith("级") else None
    return phrase._replace(noun=found["rank"] + found["noun"]) if found else phrase


# 组织300家次企业参加广交会: the verb governs those who then do something.
_TAKES_PART = re.compile("[^，]{2,10}?(?:参加|参与|赴|前往|报名)")
# “一业一证”改革覆盖25个行业: a verb that governs what stands behind the figure.
_GOVERNS = re.compile("(?<=..)(?:覆盖|惠及|带动|涵盖|联系|吸引|吸纳|接入|受惠)$")


def _has_own_verb(phrase: Phrase) -> bool:
    """布设相机240台，完成42条样线调查: a verb that is no part of a metric stands in the list's for its own member."""
    return phrase.light or phrase.reaches


def metric_of(figure: Figure, phrase: Phrase, line: Line, *, first: bool) -> str:
    """What a figure counts, `first` of its part or not; empty where nothing says it."""
    right = right_of(figure.right)
    listed = not first or (bool(line.verb) and bool(figure.left.strip("，、 ")))
    if right and not phrase.whole and figure.left.endswith("为") and figure.quantity.unit_class == "count":
        return "为" + right
    if not phrase.whole and figure.left.endswith("组织") and _TAKES_PART.match(right):
        return "组织" + right
    if not phrase.noun and right and not phrase.change:
        return (
            phrase.verb or (line.verb if listed and not _has_own_verb(phrase) and figure.quantity.unit != "%" else "")
        ) + right
    if not phrase.noun:
        total = not phrase.verb and "累计" in figure.left and line.verb in _COUNTING and line.noun
        return total or _without_noun(phrase, line)
    if right and figure.quantity.unit_class == "count" and _GOVERNS.search(phrase.noun):
        return phrase.whole + right
    if completed := _completed(phrase.noun, line.noun, first=first):
        return (phrase.verb or line.verb) + completed
    if (limit := _LIMIT.match(phrase.noun)) and limit.group() in line.noun:
        return line.verb + line.noun[: line.noun.index(limit.group())] + phrase.noun
    if _SHARE.match(phrase.noun) and line.subject:
        return line.subject + phrase.noun
    if listed and _inherits(figure, phrase, line, first=first):
        return line.verb + phrase.noun
    if figure.quantity.unit == "%" and right and not phrase.change and not phrase.reaches:
        return phrase.whole + right
    return phrase.verb + phrase.noun + ("" if figure.quantity.comparator is Comparator.MULTIPLE else phrase.change)


# 国家级示范县2个、省级7个: a rank alone has the noun of the member before.
_LEVEL = r"(?:国家|省部|省|部|市|县|区|州|自治区|世界|国际)级|[2-5]A级|[一二三四五]星级|[甲乙丙一二三]级"
_RANK = re.compile(_LEVEL)
_RANKED = re.compile(rf"(?P<noun>.{{2,}}?)(?P<rank>{_LEVEL})")
# 年收入20万元以上村达到80%、50万元以上村达到30%: what the limit is of stands before the first only.
_FROM_LIMIT = re.compile(r"\d[\d.]*(?P<unit>[万亿千]*[\u4e00-\u9fff]{1,2}?)(?:及?以上|及?以下)")


# 每千人口床位数7.4张、注册护士数4.2人: what the numbers are counted by.
_EACH = re.compile("每[百千万](?:常住|户籍)?(?:人口|人|户)(?=[^，]*数$)")


# 每千名儿童拥有医师1.12名、床位2.5张.
_EACH_HAS = re.compile("每[百千万]?[^，、]{1,8}?(?:拥有|配备|配有|享有|占有)(?=..)")


def _completed(noun: str, before: str, *, first: bool) -> str | None:
    """A noun that leaves out what it shares with the one before it, whole again; None for one that is whole."""
    if noun.endswith("级") and _RANK.fullmatch(noun):
        rank = _RANK.match(before)
        rest = before[rank.end() :] if rank else before
        return noun + rest if rest else None
    by = None if first else _EACH_HAS.match(before) or (_EACH.match(before) if noun.endswith("数") else None)
    if by and not noun.startswith("每"):
        return by.group() + noun
    if not first and (holder := holder_of(before, noun)):
        return holder + noun
    own = _FROM_LIMIT.match(noun) if noun[:1].isdigit() else None
    limit = _FROM_LIMIT.search(before) if own else None
    if own and limit and limit.start() and own["unit"] == limit["unit"]:
        return before[: limit.start()] + noun
    return None


def with_shared_objects(figures: Sequence[Figure]) -> list[Figure]:
    """新建3座、改造5座污水处理厂: the noun behind the last figure is that of the verbs before too."""
    shared: list[Figure] = []
    for figure in reversed(figures):
        following = shared[-1] if shared else None
        if following and following.right and not figure.right and _is_bare(figure) and _is_bare(following):
            figure = figure._replace(right=following.right)
        elif following and (rest := _rest_of_rank(figure.right, following.right)):
            figure = figure._replace(right=figure.right + rest)
        elif following and (deed := _shared_deed(figure, following)):
            figure = figure._replace(right=figure.right + deed)
        shared.append(figure)
    return shared[::-1]


def _shared_deed(figure: Figure, following: Figure) -> str:
    """完成100个老旧小区和5000户农村危房改造: the deed behind the last is done to the others too."""
    deed = heavy_end().search(following.right)
    if deed is None or not deed.start() or not figure.right or heavy_end().search(figure.right):
        return ""
    return "" if phrase_of(figure.left).whole or phrase_of(following.left).whole else deed.group()


def _rest_of_rank(right: str, following: str) -> str:
    """10个国家级、30个省级重点水利项目: what stands behind the second rank is shared by the first."""
    rank = _RANK.match(following) if _RANK.fullmatch(right) else None
    return following[rank.end() :] if rank else ""


def _is_bare(figure: Figure) -> bool:
    phrase = phrase_of(figure.left)
    return bool(phrase.verb) and not phrase.noun and not phrase.change
