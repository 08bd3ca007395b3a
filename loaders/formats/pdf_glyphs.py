"""Characters that a PDF names by the shape of a glyph, not by what was written: radicals and ligatures."""

import unicodedata

# Fonts draw 工 and the radical ⼯ with one glyph, and a text layer made from the glyphs names the radical.
# Unicode maps the 214 radicals of Kangxi to their characters; of the supplement it maps two only.
_SUPPLEMENT = dict(
    zip(
        "⺠⺝⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
        "民月虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
        strict=True,
    )
)
_KANGXI = range(0x2F00, 0x2FD6)
_LIGATURES = range(0xFB00, 0xFB07)
_MAPPED_RADICALS = (0x2E9F, 0x2EF3)
WRITTEN = str.maketrans(
    {
        **{code: unicodedata.normalize("NFKC", chr(code)) for code in (*_KANGXI, *_LIGATURES, *_MAPPED_RADICALS)},
        **{ord(radical): character for radical, character in _SUPPLEMENT.items()},
    }
)


def written(text: str) -> str:
    """The characters that were written where the layer names their glyphs."""
    return text.translate(WRITTEN)
