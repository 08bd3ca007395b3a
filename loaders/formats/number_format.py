"""How a spreadsheet shows a value: number formats of percentages, digits, units and dates."""

import re
from datetime import date, datetime, time

# Formats that Chinese Excel has by number and openpyxl does not know.
CHINESE_DATES = {
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: 'yyyy"年"m"月"',
    56: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
# Excel shows its short date by the reader's country; the file says only that it is one.
SHORT_DATE = "yyyy/m/d"
SHORT_DATES = frozenset({"mm-dd-yy", "m/d/yy", "m/d/yyyy"})
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<ignored>_.|\*.|\[[^\]]*\])'
    r"|(?P<token>AM/PM|上午/下午|y+|m+|d+|h+|s+|[aA]{3,4})|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_DIGITS = re.compile(r"(?P<whole>[#0?,]*)(?:\.(?P<places>[#0?]*))?(?P<scale>,*)")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')


def shown(value: object, code: str) -> str:
    """The value as the sheet shows it under the number format `code`."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, code)
    if isinstance(value, datetime | date | time):
        return _moment(value, SHORT_DATE if code.split(";")[0] in SHORT_DATES else code.split(";")[0])
    return str(value)


def _number(value: float, code: str) -> str:
    section = _section(value, code)
    bare = _LITERAL.sub("\0", section)
    digits = max(_DIGITS.finditer(bare), key=lambda found: len(found[0]))
    if section in ("General", "@") or not digits[0]:
        return _general(value) if section in ("General", "@") else _words(section)
    if "%" in bare:
        value *= 100
    size = abs(value) if ";" in code else value
    figure = _figure(size / 1000 ** len(digits["scale"]), digits["whole"], digits["places"] or "")
    literals = iter([_words(found[0]) for found in _LITERAL.finditer(section)])
    shape = bare[: digits.start()] + "\1" + bare[digits.end() :]
    return "".join(next(literals) if c == "\0" else figure if c == "\1" else c for c in shape).strip()


def _section(value: float, code: str) -> str:
    """The part of `positive;negative;zero` that holds for the value."""
    sections = code.split(";")
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _words(literal: str) -> str:
    return "".join(found[1] or found[2] or "" for found in _LITERAL.finditer(literal))


def _figure(value: float, whole: str, places: str) -> str:
    text = f"{value:{',' if ',' in whole else ''}.{len(places)}f}"
    optional = len(places) - len(places.rstrip("#"))
    if optional:
        kept = len(places) - optional
        head, _, tail = text.partition(".")
        tail = tail[:kept] + tail[kept:].rstrip("0")
        text = f"{head}.{tail}" if tail else head
    return text.zfill(whole.count("0")) if "," not in whole else text


def _general(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.11g}" if abs(value) < 1e11 else f"{value:.0f}"


def _moment(value: datetime | date | time, code: str) -> str:
    parts = list(_PART.finditer(code))
    if not any(part["token"] for part in parts):
        return value.isoformat()
    pieces = []
    before = ""
    for part in parts:
        token = (part["token"] or "").lower()
        if token:
            pieces.append(_token(value, token, before))
            before = token[0]
        elif part["ignored"] is None:
            pieces.append(part["quoted"] or part["escaped"] or part["plain"] or "")
    return "".join(pieces)


def _token(value: datetime | date | time, token: str, before: str) -> str:
    kind = token[0]
    if kind in "ymd" and isinstance(value, time) and not (kind == "m" and before == "h"):
        return ""
    if kind == "y" and isinstance(value, date):
        return f"{value.year:04d}" if len(token) > 2 else f"{value.year % 100:02d}"
    if kind == "m" and before != "h" and isinstance(value, date):
        return str(value.month).zfill(min(len(token), 2))
    if kind == "d" and isinstance(value, date):
        return str(value.day).zfill(min(len(token), 2))
    return _clock(value, token) if isinstance(value, datetime | time) else ""


def _clock(value: datetime | time, token: str) -> str:
    number = {"h": value.hour, "m": value.minute, "s": value.second}.get(token[0])
    if number is None:
        return "上午" if value.hour < 12 else "下午"
    return str(number).zfill(min(len(token), 2))
