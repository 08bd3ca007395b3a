"""Numbers as Word and browsers print them before a paragraph: 一, ①, 壹, iv, b, 甲."""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
FORMAL_OLD = "零壹貳參肆伍陸柒捌玖"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Where Unicode keeps the circled numbers: first number, last number, first character.
CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def numeral(number: int, style: str) -> str:
    """The number as Word's `w:numFmt` value `style` prints it; an unknown style prints digits."""
    return STYLES.get(style, str)(number)


def counting(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千万") -> str:
    """十一, 一百零一: as one counts aloud. A number past 99,999 stands in digits."""
    if not 0 < number < 100_000:
        return str(number)
    pieces: list[str] = []
    gap = False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
        if digit == 0:
            gap = True
            continue
        if gap and pieces:
            pieces.append(digits[0])
        gap = False
        pieces.append(digits[digit] + (units[place - 1] if place else ""))
    text = "".join(pieces)
    return text[1:] if text.startswith("一十") else text


def _digit_by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _formal(number: int) -> str:
    return counting(number, FORMAL, "拾佰仟万")


def _formal_old(number: int) -> str:
    return counting(number, FORMAL_OLD, "拾佰仟萬")


def _letters(number: int) -> str:
    """a, b … z, aa, bb: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    pieces = []
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        pieces.append(letters * count)
    return "".join(pieces)


def _circled(number: int) -> str:
    for first, last, character in CIRCLED:
        if first <= number <= last:
            return chr(character + number - first)
    return str(number)


def _from(character: int, last: int = 20) -> Callable[[int], str]:
    """The numbers from 1 to `last` that Unicode keeps as one character each."""
    return lambda number: chr(character + number - 1) if 1 <= number <= last else str(number)


def _cycle(letters: str) -> Callable[[int], str]:
    return lambda number: letters[(number - 1) % len(letters)]


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


STYLES: dict[str, Callable[[int], str]] = {
    "chineseCounting": counting,
    "chineseCountingThousand": counting,
    "japaneseCounting": counting,
    "taiwaneseCounting": counting,
    "taiwaneseCountingThousand": counting,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal_old,
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from(0x2474),
    "decimalEnclosedFullstop": _from(0x2488),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "ideographParenthesizedTraditional": _from(0x3220, 10),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": "{:02d}".format,
    "numberInDash": "- {} -".format,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "none": lambda number: "",
}
