"""What a figure counts: the noun phrase around it, without dates, places and light verbs."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.means import without_means
from loaders.script import mainland
from loaders.verbs import ends_with, measure_noun, verbs_of
from loaders.vocab import words

_DATES = re.compile(
    r"""(?:力争|争取|确保)?(?:到|至|截至|于|在)?[ ]?(?:(?:19|20)\d\d[ ]?年?[—\-~至到][ ]?)?(?:19|20)\d\d[ ]?年
      (?:上半年|下半年|前三季度|第?[一二三四1-4]季度)?
      (?:[ ]?\d{1,2}[ ]?月份?)?(?:\d{1,2}日|[上中下]旬)?(?:年?[底末]|内)?(?:之?前|以前)?(?:、(?=到?20\d\d))?[，、]?
  | (?:到|至)?[“"]?十[一二三四五六]?五[”"]?(?:规划)?(?:时期|期间|期末|末|期)?[，、]?
  | (?:到|至)?(?:每年)?(?<![\d—\-~])\d{1,2}月份?(?!龄)(?:\d{1,2}日)?(?:底|末|上旬|中旬|下旬)*(?:之?前|以前)?[，、]?
  | (?:到|至|在|于)?(?<![每各按])(?:第?[一二三四1-4]季度|前三季度|上半年|下半年)(?:末|底|内)?(?:之?前|以前)?[，、]?
  | (?:采收|收获|旅游|用水|用电|灌溉|播种|防火|枯水|丰水|农忙|销售)(?:旺|淡|高峰)?[季期](?:间|内)?(?=[在于向为对])
  | 连续[一二三四五六两\d]+年
  | (?:植树节|春节|清明节?|国庆节?|汛期|雨季|枯水期)前后(?:集中)?
  | (?:自|从)[^，、\d]{1,10}(?:之日)?起[，、]?
  | (?:到|至|在|于)?(?:春节|国庆节?|汛期|入冬|供暖季|采暖季)(?:之?前|以前)[，、]?
  | (?:到|至)?(?:今年|当年|本年)?年?底(?:之?前|以前)?[，、]
  | (?:到|至)?(?:今年|当年|本年)底(?:之?前|以前)?[，、]?
  | (?:到|至)年底(?:之?前|以前)?[，、]?
  | (?<![\u4e00-\u9fff])期间[，、]?
  | 当年(?!新增[^，]*(?:比[例重]|占比|率)$)[，、]?
  | (?:全年|(?<!半)年内|年底前|年底(?![\u4e00-\u9fff]{2,8}率)|今年|届时|本年度|年度(?=完成|实现|计划|新增)|每年|每年度|逐年)[，、]?
  | (?:再?[利使]?用)?(?:\d{1,2}|[一二两三四五六七八九十])[ ]?年(?:左右)?(?:的?时间|内|之内|里|间)(?:的?时间)?[，、]?
  | (?<![\d十])(?:\d|[一二两三四五])年(?=累计|共)""",
    re.VERBOSE,
)
_BASE = re.compile(
    r"""(?:[与和同]?(?:(?<!占)比|较)|在(?=[ ]?(?:19|20)\d\d[ ]?年[^，]{0,8}(?:基础|水平)))
      [ ]?(?:19|20)\d\d[ ]?年(?:度|底|末|同期)*的?(?:水平|基数)?的?(?:基础上)?(?:相比)?，?
  | [与和同]?[比较](?:“?十[一二三四]五”?(?:期|时期)?末)(?:相比)?
  | [比较](?:上年|去年|上一年|同期|上年度)(?:同期|底|末)?
  | 同比 | 环比 | (?:19|20)\d\d年的$""",
    re.VERBOSE,
)
# One of these stands in every date, baseline and 年均, and in every word for a place: dear patterns need not look elsewhere.
_SIGN_OF_TIME = re.compile(r"[\d年比较五季届期节庆汛冬起]")
_SIGN_OF_PLACE = re.compile("[全我本]")
_PLACE = re.compile(
    r"(?<![“占居列安健完齐保])(?:全市|全省|全县|全区|全州|全盟|全旗|全镇|^全国(?![^，的]{0,16}(?:示范|重点[^地城流河湖]|基地|百强|文明|先进|试点|样板|特色|名[镇村城录]|优秀|知名|驰名))|我市|我省|我县|我区|本市|本省|本县|本区|全自治区|全域)(?:的)?(?!平均|先进|前列|领先|同类)"
)
_HEAD = re.compile(
    r"^(?:其中|目前|今后|争取(?=发行|新增|实现|建成|引进)|足[量额](?=..)|而(?!且)|现有|使得?|让|把|将|并且|并(?![宽购网轨联列行入存发举重])|且|同时|同步|此外|另外|以及|及|和(?!美|谐|睦)|与(?![^，、]{2,12}(?:建立|签订|签约|合作|共建|对接|结对))|或|力争|争取(?![^，]{0,14}(?:资金|债券|补助|补贴|贷款|额度|投资|经费|项目)$)|努力|分[一二两三四五六\d]+批(?:次)?|分期分批|分批(?:次)?|分阶段|分年度|再(?!生|贷|就业|担保|造|保险|制造|融资)|确保|保证|务必|原则上|总体上|总体(?=达|实现|保持|稳定|完成)|基本(?=实现|完成|形成|消除|达到|建成$)|普遍|预期|预计|目标是?|至少|依法|要(?!素|求|闻)|应(?!急|用|对|届|免|收|享|纳|保|检|查|接)|须|需(?!求))[：，]?"
)
_TAIL = re.compile(
    r"(?:力争|争取|努力|确保|保证|(?<=企业)集聚|阶段性|要|(?<![导规细准法原])则|依次|同年|再上新?台阶|迈上新台阶|再创新高|持续向好|稳中有[升降进]|应|须|需|将|(?<![人户年亩地日月平])均|都|也|再|(?<!公)共|全部|常年|长期|始终|平均|普遍|分别|各|总体|基本|逐步|稳定|每年|年均|每年度|预计|预期|原则上|每年不|至少|不|最高|最低|进一步|(?:^|(?<=[年内前期市省县区，、]))计划|一律|整体|尽量|合计|总计|共计|累计|实际|有望|目标|稳步|持续|快速|明显|显著|大幅|大幅度|不断|有效|全面|较快|平稳|有所|的|(?<![存潜现实内外所])在)$"
)
# What comes again each year; 年均气温 is a measure of its own.
YEARLY = re.compile(
    r"每年度?|逐年|(?<!\d)年均(?!中断|浓度|气温|值|水平|降水|PM|径流|蒸发|温度|日|停电|用电|受教育|收入)"
)
_EDGES = "，、；：—-~·。 \t\n（"


class Phrase(NamedTuple):
    """The words before a figure, taken apart: `verb` is a heavy verb at their head, `noun` what it governs, `change`
    the verb of growth or decline at their end, `reaches` whether a verb of reaching (达到) stood there, `light` whether a
    light verb was cut off their head."""

    verb: str
    noun: str
    change: str
    reaches: bool
    light: bool = False

    @property
    def whole(self) -> str:
        """The phrase put together again."""
        return self.verb + self.noun + self.change


# 充电桩密度不低于每平方公里3.2个: what the number is counted by stands behind the verb of reaching.
_COUNTED_BY = re.compile(r"(?<=..)(?:达到?|提高到|不低于|不少于|不超过|超过|为)每(?:[百千万]|平方|标准)?[^，\d]{1,3}$")


# No verb of reaching or word of effort is longer: what is searched for at an end is looked for no farther from it.
_LONGEST_TAIL = 12


def _stripped(left: str) -> tuple[str, bool]:
    """The words without the verbs of reaching at their end, and whether there were any."""
    reaches = False
    while left:
        left = left.rstrip(_EDGES)
        near = max(0, len(left) - _LONGEST_TAIL)
        value = ends_with("value").search(left, near)
        found = value or _TAIL.search(left, near)
        if found is None:
            break
        reaches = reaches or value is not None
        left = left[: found.start()]
    return left, reaches


@cache
def _count() -> re.Pattern[str]:
    units = sorted(words("units.csv", **{"class": "count"}), key=len, reverse=True)
    return re.compile(
        rf"^\d+(?:{'|'.join(map(re.escape, units))})(?!以[上下内]|及以|月|工作日|小时|百分点)(?=[\u4e00-\u9fff]{{2}})"
    )


# 2000年底前建成的小区占比: a year that tells which ones are meant.
OF_A_CLASS = re.compile(
    r"(?:19|20)\d\d年?(?:年?[底末])?(?:之?前|以前)(?=(?:建成|竣工|投用|登记|入库|开工|批准|设立|形成|出生|参加)[^，。；]{0,8}的)"
)


_INLINE_NUMBER = re.compile(r"^\d{1,2}）")


def tidy(phrase: str) -> str:
    """A phrase without dates, baselines, places, words of effort and a count (12个断面) at its head."""
    if "前" in phrase and (found := OF_A_CLASS.search(phrase)):
        return tidy(phrase[: found.start()]) + phrase[found.start() :].strip(_EDGES)
    if _SIGN_OF_TIME.search(phrase):
        phrase = _BASE.sub("", phrase)
        phrase = _DATES.sub("", phrase)
        phrase = YEARLY.sub("", phrase)
    if _SIGN_OF_PLACE.search(phrase):
        phrase = _PLACE.sub("", phrase)
    phrase = _INLINE_NUMBER.sub("", phrase.strip(_EDGES))
    while found := _count().match(phrase) or _HEAD.match(phrase):
        phrase = phrase[found.end() :].strip(_EDGES)
    return phrase


@cache
def _lights() -> re.Pattern[str]:
    return re.compile(f"^(?:{verbs_of('light').pattern})+")


def without_lightverbs_of(phrase: str) -> str:
    """The phrase without the light verbs at its head (完成, 实现, 开展), unless nothing else is left."""
    found = _lights().match(phrase)
    return phrase[found.end() :] or phrase if found else phrase


# 由3个工作日压缩至1个工作日: the first figure is the past one. 达到最大负荷的5%: a share of something.
# 压缩纳税次数至5次, 提高补偿比例到70%: the noun stands inside the verb.
_MOVED = re.compile(
    r"(?:压缩|缩短|压减|精简|降低|减少|提高|提升|扩大|延长)(?P<noun>[^，、\d]{2,16})"
    r"(?:至|(?<![达提升增降减缩扩展])到)(?:不超过|不少于|不高于|不低于)?$"
)
_FROM = re.compile(
    r"(?:由|从)(?:(?:目前|现在|去年|上年|上年度?[末底]|原来|现行|法定|规定|20\d\d年)的?|每[日年月天])?[ ]?\d[^，]{0,10}$"
)
_SHARE_OF = re.compile(
    r"^(.{2,}?)(?:(?:达到|不低于|不少于|控制在|保持在|提高到)[^，\d]{2,16}的|(?:稳定|保持|控制)在[^，\d]{2,12}(?:量|数|值|水平|面积|规模))$"
)


_BY_UNIT = re.compile("新增|人均|户均|亩均|每[万千百]|(?:再|[员力生口人])就业$")


def names_its_own_count(noun: str) -> bool:
    """Whether a noun says itself what is counted, so that no verb of the list before belongs to it:
    it ends in a measure (覆盖率) or a deed (户厕改造), or holds 新增."""
    deed = ends_with("heavy").search(noun) and not noun.endswith("试点")
    return bool(_BY_UNIT.search(noun) or measure_noun().search(noun) or deed)


# 五年吸引大学生留市: how long, before the deed.
_YEARS = re.compile(r"(?:\d{1,2}|[一二两三四五])年")


def _is_one_verb(left: str) -> bool:
    """改造提升, 整治提升: a deed of two verbs, though the second by itself would be a growth."""
    return bool(verbs_of("heavy").fullmatch(left)) and not verbs_of("change").fullmatch(left)


# 监测站, 培训点: a verb of two characters with one sign for a place behind it is a noun.
_OF_A_PLACE = re.compile("(?<![新改扩]建)(?<!新[增设开])[站所点室厂场馆网库员]")


# 赴京津冀、长三角举办投资推介活动, 线上线下举办招聘会: where a thing is held is no part of it.
_DOING = re.compile(
    "(?:[^，、]{2,16}(?:期间|之际)|线上线下|线上|线下|赴[^，]{2,24}?|分[级类区片])(?=举办|组织|开展|召开)"
)
_AND = re.compile("(?<=..)并(?!购|网|轨|联|列|行|入|存|发|举|重)")


def _after_and(left: str) -> str:
    """完成平台一期建设并接入视频监测点: the second deed is the one that the figure counts."""
    found = _AND.search(left)
    return left[found.end() :] if found and verbs_of("heavy").match(left, found.end()) else left


# 开展生活垃圾分类的村民小组: the light verb tells which ones are meant.
_IN_A_CLASS = re.compile("(?:开展|实施|实行|推行|完成|实现|落实|建立)[^，、的]{2,16}的[\u4e00-\u9fff（）]{2,12}$")


@lru_cache(maxsize=16384)
def phrase_of(left: str) -> Phrase:
    """The words before a figure, taken apart."""
    if moved := _MOVED.search(left):
        return Phrase("", moved["noun"], "", True)
    left, reaches = _stripped(_COUNTED_BY.sub("达到", _SHARE_OF.sub(r"\1", left)))
    left, again = _stripped(tidy(_FROM.sub("", left)))
    left, reaches = tidy(left), reaches or again
    change = ""
    found = None if _is_one_verb(left) else ends_with("change").search(left)
    if found:
        left, change = left[: found.start()], found.group()
        left = tidy(_stripped(left)[0]) if left else left
    left = without_means(left)
    if doing := _DOING.match(left):
        left = left[doing.end() :]
    left = _after_and(left)
    if (years := _YEARS.match(left)) and verbs_of("heavy").match(left, years.end()):
        left = left[years.end() :]
    light = _lights().match(left) is not None and _IN_A_CLASS.match(left) is None
    if light:
        left = without_lightverbs_of(left) if _lights().fullmatch(left) is None else ""
    verb = verbs_of("heavy").match(left)
    if verb and not _OF_A_PLACE.fullmatch(left, verb.start() + 2):
        return Phrase(verb.group(), left[verb.end() :], change, reaches, light)
    return Phrase("", left, change, reaches, light)


_CUT_RIGHT = re.compile(
    r"(?<=..)(?:到|赴|前往|参加)(?=[^，]*(?:锻炼|挂职|研修|帮扶|任职|蹲点))|[，；。：、（）]|(?<=.)(?:并|以及)|任务$|以上$|左右$|目标$"
)


def right_of(words_after: str) -> str:
    """The noun behind a figure: 新建3条公交线路 → 公交线路."""
    if words_after.lstrip().startswith("（"):
        return ""
    words_after = words_after.strip(_EDGES).removeprefix("的")
    found = _CUT_RIGHT.search(words_after)
    return words_after[: found.start()] if found else words_after


_NO_BLANKS = str.maketrans("", "", " \t\n")


def shown(metric: str) -> str:
    """The metric as it is shown: mainland words, no blanks, no stray signs at its ends."""
    return mainland(metric).translate(_NO_BLANKS).strip("，、；：—-~·。")
