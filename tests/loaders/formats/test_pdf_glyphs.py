"""Radicals and ligatures that a text layer names in place of characters."""

from loaders.formats.pdf_glyphs import written


def test_glyphs_named_as_radicals_and_ligatures_are_what_was_written() -> None:
    assert written("⼯业⻓⺠ﬁ⽕⾼") == "工业长民fi火高"
    assert written("工业、１Ａ㎡①") == "工业、１Ａ㎡①", "nothing else is touched"
