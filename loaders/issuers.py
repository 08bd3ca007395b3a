"""Who issued a plan, and under which number: the red head, the signature, the title's own words."""

import re
from collections.abc import Sequence

from loaders.document import Span

_OFFICE = r"(?:办公[厅室]|办)?"
_BODY = (
    rf"(?:人民政府{_OFFICE}|政府{_OFFICE}|行政公署{_OFFICE}|行署{_OFFICE}|管?委员会{_OFFICE}|管委会{_OFFICE}"
    rf"|[市县区师制]办公[厅室]|领导小组{_OFFICE}|指挥部{_OFFICE}|联席会议{_OFFICE}|街道办事处|办事处|街道办|总局|总署|[局厅部委院署会社]{_OFFICE})"
)
# Any body, read only where it signs above a date, heads the paper or opens a title.
_SIGNER = re.compile(rf"(?!各)(?:中共)?[\u4e00-\u9fff（）]{{2,28}}?{_BODY}")
_GOVERNMENT = re.compile(
    r"(?!各)(?:中共)?[\u4e00-\u9fff]{2,20}(?:人民政府(?:办公厅|办公室)?|政府办公[厅室]|委员会(?:办公室)?"
    r"|[\u4e00-\u9fff]{1,8}局|[\u4e00-\u9fff]{1,8}厅|领导小组(?:办公室)?|指挥部(?:办公室)?)"
)
_RED_HEAD = re.compile(rf"(?P<name>(?:中共)?[\u4e00-\u9fff（）]{{2,28}}?{_BODY})文件")
_OPENING = re.compile(
    rf"(?P<name>(?!各)(?:中共)?[\u4e00-\u9fff（）]{{1,26}}?{_BODY})(?:等[\u4e00-\u9fff\d]{{1,4}}(?:部门|单位))?(?:印发|关于|发布|转发|批转)"
)
DATE_LINE = re.compile(
    r"(?P<year>(?:19|20)\d\d|二[〇○零Oo0][一二三四五六七八九〇○零]{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:印发|发布)?"
)
NUMBER_LINE = re.compile(
    r"(?:[\u4e00-\u9fff]{4,20}文件)?（?(?P<number>[\u4e00-\u9fff]{1,10}[〔\[（【](?:19|20)\d\d[〕\]）】]第?\d{1,4}号"
    r"|[\u4e00-\u9fff]{2,20}(?:令|公告)(?:(?:19|20)\d\d年)?第\d{1,4}号)）?(?:签发人：.{2,8}|附件\d*)?"
)
# A page's own table of facts, not an encyclopedia's box.
_META = re.compile(
    r"索\s?引\s?号|发文机关：|制发机关：|信息分类|发布日期|成文日期|发文日期|印发日期|印发机关|印发单位|发文单位|释出日期|释出(?:机关|单位)"
)
_META_NUMBER = re.compile(
    r"(?:文\s?号|发布文号|释出文号|发文字号)[：】\]\t]\s*(?P<number>[\u4e00-\u9fff]{1,10}〔(?:19|20)\d\d〕\d{1,4}号)"
)
_META_ISSUER = re.compile(
    r"(?:发文|制发|印发|发布|释出|颁布|制定)(?:机关|单位|机构)[：】\t]\s*(?P<name>[\u4e00-\u9fff（）]{3,30})"
)
_FACT_LABEL = re.compile(
    r"(?:(?:发文|制发|印发|发布|颁布|交办|下发|下达|编制|制定|主办)(?:单位|机关|机构|部门)|(?:发文)?[文字]号|(?:印发|成文|发文|制发)?日期)："
)
_NUMBER_BEHIND = re.compile(r"（(?P<number>[\u4e00-\u9fff]{1,10}〔(?:19|20)\d\d〕\d{1,4}号)）$")
_IN_MARKS = re.compile("《([^《》]+(?:〈[^〉]*〉)?[^《》]*)》")
# A label of a box that stands on a line of its own, its value below it.
_BOX_LABEL = re.compile(
    r"(?:中文名称?|外文名称?|颁布|发布|发文|制定|印发|制发|档案|文件|索引|施行|实施|生效|公布|通过)"
    r"(?:单位|机关|机构|部门|时间|日期|文?号|编号|字号)?|文号|发文字号|类别|性质|所属地区"
)


def is_issuer(words: str) -> bool:
    """Whether a line may be the name of the body that issues, and nothing else."""
    return bool(_SIGNER.fullmatch(words))


def is_box_label(words: str) -> bool:
    """Whether the line asks for a fact that the line below it gives (颁布单位), as an encyclopedia's box does."""
    return bool(_BOX_LABEL.fullmatch(words.strip("：: ")))


def signature_in(words: Sequence[str]) -> str | None:
    """The bodies that sign above their date, parted by 、; None where no line does."""
    for at, line in enumerate(words):
        if not DATE_LINE.fullmatch(line):
            continue
        signers: list[str] = []
        while at > 0 and is_issuer(words[at - 1]):
            at -= 1
            signers = [*_parted(words[at]), *signers]
        if signers:
            return "、".join(dict.fromkeys(signers))
    return None


def _parted(signers: str) -> list[str]:
    """The bodies of one line, each of which begins with the place: 汕头市财政局汕头市科技局."""
    place = signers.removeprefix("中共")[:2]
    return re.split(rf"(?<=[局厅部委会室府办署院])(?={place})", signers)


def issuer_in(words: Sequence[str]) -> str | None:
    """The issuer that the lines of a notice name: who signs, else a line that holds nothing but a government's name."""
    signed = signature_in(words)
    return signed or next((each for each in words if _GOVERNMENT.fullmatch(each) and len(each) < 26), None)


def issuer_of_title(title: str) -> str | None:
    """The issuer that opens a title (交通运输部关于印发…的通知 → 交通运输部); None where it opens with another word."""
    found = _OPENING.match(title)
    return "、".join(_parted(found["name"])) if found else None


def red_head(text: str, lines: Sequence[Span], first: int) -> tuple[str | None, str | None]:
    """Issuer and number in the head above a title that begins at line `first` (…文件, 汕府〔2014〕1号)."""
    issuer = number = None
    for at in range(first - 1, max(-1, first - 4), -1):
        words = text[lines[at].start : lines[at].end].replace(" ", "").replace("\t", "")
        under_label = at > 0 and is_box_label(text[lines[at - 1].start : lines[at - 1].end])
        if number is None and not under_label and (found := NUMBER_LINE.fullmatch(words)):
            number = found["number"]
        elif found := _RED_HEAD.fullmatch(words):
            issuer = found["name"]
        else:
            break
    return issuer, number


def facts_of_page(text: str, head: Sequence[Span]) -> tuple[str | None, str | None]:
    """Issuer and number that the page's table of facts gives; an encyclopedia's box is not believed."""
    end = head[-1].end if head else 0
    if not _META.search(text, 0, end) or "中文名" in text[:end]:
        return None, None
    issuer, number = _META_ISSUER.search(text, 0, end), _META_NUMBER.search(text, 0, end)
    return issuer["name"] if issuer and is_issuer(issuer["name"]) else None, number["number"] if number else None


def without_label(words: str) -> str:
    """The fact behind its label (文号：某政办〔2023〕8号), or the words where they have none."""
    return _FACT_LABEL.sub("", words, count=1) if _FACT_LABEL.match(words) else words


def numbered_title(title: str) -> tuple[str, str | None]:
    """The title without the document's number that closes it in brackets, and that number; nor in marks of its own."""
    title = _IN_MARKS.sub(r"\1", title) if _IN_MARKS.fullmatch(title) else title
    found = _NUMBER_BEHIND.search(title)
    return (title[: found.start()], found["number"]) if found else (title, None)
