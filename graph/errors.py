"""What can go wrong, each error with its fields.

ZerenError
├── NotFoundError        an id that is not in the store
├── DocumentError        a file that cannot be read as a plan
│   └── NoPlanError             it can be read, and holds nothing that a plan is made of
├── VocabularyError      a table of ours that contradicts itself
├── CorrectionError      a correction that does not fit what was read
└── StoreError           the store does not do what it was asked
    ├── StoreUnavailableError   nothing answers at the address
    ├── StoreAccessError        it answers, and refuses these credentials or this database
    ├── StoreSchemaError        it holds a shape that this version does not read
    └── StoreTimeoutError       it took longer than it was given
"""


class ZerenError(Exception):
    """What was wrong (`what`), where (`where`), and what to do about it (`advice`)."""

    def __init__(self, what: str, *, where: str | None = None, advice: str | None = None) -> None:
        self.what = what
        self.where = where
        self.advice = advice
        head = f"{where}: {what}" if where else what
        super().__init__(f"{head}. {advice}" if advice else head)


class NotFoundError(ZerenError):
    """`kind` (plan, item, agency, ...) and the `key` that was looked for."""

    def __init__(self, kind: str, key: str, *, advice: str | None = None) -> None:
        self.kind = kind
        self.key = key
        super().__init__(f"no {kind} {key!r} in the store", advice=advice)


class DocumentError(ZerenError):
    """A file that cannot be read as a plan."""


class NoPlanError(DocumentError):
    """The file can be read, and holds nothing that a plan is made of: a README among plans."""


class VocabularyError(ZerenError):
    """A table of ours that contradicts itself."""


class CorrectionError(ZerenError):
    """A correction that does not fit what was read."""


class StoreError(ZerenError):
    """The store does not do what it was asked."""


class StoreUnavailableError(StoreError):
    """Nothing answers at the store's address."""


class StoreAccessError(StoreError):
    """The store answers, and refuses these credentials or this database."""


class StoreSchemaError(StoreError):
    """The store holds a shape that this version does not read."""


class StoreTimeoutError(StoreError):
    """The store took longer than it was given."""
