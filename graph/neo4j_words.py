"""What the full-text indexes are asked; what they find is still compared with the words."""

import re
from collections.abc import Iterable

# The cjk analyser keeps each pair of neighbouring Chinese characters; of other scripts it keeps whole words,
# in which a part cannot be found.
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")


def lucene_phrases(words: Iterable[str]) -> str | None:
    """A full-text query that every text with these words in it answers to; None if the index cannot tell.

    >>> lucene_phrases(["led照明", "标准"])
    '"照明" AND "标准"'
    """
    runs = dict.fromkeys(run for word in words for run in _CHINESE.findall(word))
    return " AND ".join(f'"{run}"' for run in runs) or None


def lucene_term(name: str) -> str:
    """A full-text query for one whole name.

    >>> lucene_term('say "a"')
    '"say \\\\"a\\\\""'
    """
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
