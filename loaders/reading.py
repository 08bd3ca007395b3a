"""The state of a clause while it is read token by token: who waits for a role, who has one, what rules were said."""

from dataclasses import dataclass, field

from graph.model import Role
from loaders.bodies import is_no_agency
from loaders.deeds import body_before_doing, deed, firm_before_deed, name_before_deed
from loaders.document import Span
from loaders.marked import Form, Marked
from loaders.markers import ALSO_BELOW, FIRST_LEADS, NOT_REPEATED, in_running_text, role_of
from loaders.names import Mention, goes_on, names_in, reports
from loaders.signs import SEAT, TIME_ALONE, TIME_OPENS, by_a_bureau, closing_of, describes, does_together, urges
from loaders.tokens import Token, role_word_in, tokens_in

_NOTHING = Span(0, 0)
_LONGEST_REMARK = 40


@dataclass(slots=True)
class Reading:
    """A clause half read. `pending` are names whose role word is still to come; `label` the role of the label in force;
    `urged` is set where somebody is only encouraged; `parted` says how many of the pending stand before a ；;
    `shares` is set behind 会, `in_tail` behind a role word (`governs` one with an object), `skipping` under a label of persons or dates;
    `idle` are role words and labels (`asks` the last) with words (`unread` the last) in which no name was found."""

    text: str
    strict: bool = False
    least: int = 2
    form: Form = Form.LABEL
    label: str | None = None
    marked: list[Marked] = field(default_factory=list)
    pending: list[Mention] = field(default_factory=list)
    parted: int = 0
    open_lists: list[Span] = field(default_factory=list)
    shares: bool = False
    skipping: bool = False
    in_tail: bool = False
    governs: bool = False
    urged: bool = False
    first_leads: bool = False
    also_below: bool = False
    not_repeated: Span | None = None
    unread: Span = _NOTHING
    asks: Span | None = None
    idle: list[Span] = field(default_factory=list)
    time_from: int | None = None
    time: Span | None = None

    def read(self, start: int, end: int) -> None:
        """Take in the stretch `text[start:end]`."""
        at = resume = start
        for found in tokens_in(self.text, start, end):
            if found.start < resume or self._is_none(found, at, end):
                continue
            if found.group == "open":
                resume = closing_of(self.text, found.start, end) + 1
                if self._remark(at, found.start, resume - 1):
                    at = resume
                continue
            self._names(at, found.start)
            at = found.end
            self._take(found)
        self._names(at, end)
        self._close()
        self._end_label()
        self._end_time(end)

    def _is_none(self, found: Token, at: int, end: int) -> bool:
        """Whether a token is none here: a word that marks no role in running text, a 、 inside a collective."""
        if found.group == "part":
            return self.text[found.start] == "、" and goes_on(self.text, at, found.start, end)
        if found.group == "verb":
            if not self.strict or (not in_running_text(found.word) and self._closes_list(found)):
                return False
            return not in_running_text(found.word) or describes(self.text, found.end)
        return found.group == "close"

    def _closes_list(self, found: Token) -> bool:
        """Whether a word of clauses only ends a part behind a marked one (由中央组织部牵头，教育部、民政部参加)."""
        ends = self.text[found.end : found.end + 1] in ("", "，", "。", "；", "）")
        role = role_of().get(("verb", found.word))
        sure = does_together(self.text[found.start : found.end], found.word)
        return ends and (self.shares or (bool(self.marked) and (role == Role.CO_OP or sure)))

    def _take(self, found: Token) -> None:
        match found.group:
            case "part":
                self._part(found)
            case "verb":
                self._verb(role_of()["verb", found.word], found)
            case "copula":
                self._verb(role_of()["label", found.word], found)
            case "infix":
                self._with()
            case "rule":
                self._rule(found)
            case _:
                self._begin_label(found)

    def _mark(self, form: Form, role: str) -> None:
        self.asks = None if self.pending else self.asks
        apart = self.parted if form is Form.VERB and role == Role.CO_OP else 0
        self.marked += [Marked(mention, Form.UNMARKED, Role.JOINT) for mention in self.pending[:apart]]
        self.marked += [Marked(mention, form, role) for mention in self.pending[apart:]]
        self.pending = []
        self.parted = 0

    def _close(self) -> None:
        """At the end of a part: names under a label, or behind 会, have their role though no word follows."""
        if self.shares:
            self._mark(Form.WITH, Role.CO_OP)
            self.shares = False
        elif self.label is not None:
            self._mark(self.form, self.label)

    def _names(self, start: int, end: int) -> None:
        """Take a stretch between two tokens as names, unless it is what a role word governs."""
        if self.skipping or start >= end:
            return
        strict = self.strict and self.label is None
        words = self.text[start:end]
        if not strict and words[0] in TIME_OPENS and self.time is None and TIME_ALONE.fullmatch(words):
            self.time = Span(start, end)
            return
        self.urged = self.urged or (strict and (urges(self.text, start, end) or reports(words)))
        if self.urged:
            return
        mentions, open_list = names_in(self.text, start, end, strict=strict, least=self._least(start))
        if stop := self._name_end(start, end, strict=strict, found=mentions):
            mentions, open_list = names_in(self.text, start, stop, strict=True)
        if self.in_tail and not (mentions and all(mention.strength == 2 for mention in mentions)):
            self.governs = True
            return
        if strict and not mentions:
            self._close()
            self.pending = []
        if not mentions and not open_list:
            self.unread = Span(start, end)
        self.pending += mentions
        if open_list:
            self.open_lists.append(Span(start, end))

    def _least(self, start: int) -> int:
        """How sure a name must be: behind 由, and behind a 、 in a list of sure ones, its last word is enough."""
        listed = self.text[start - 1] == "、" and (self.pending or self.shares)
        return 1 if listed or by_a_bureau(self.text, start) else self.least

    def _name_end(self, start: int, end: int, *, strict: bool, found: list[Mention]) -> int | None:
        """Where a name ends that opens what its body is to do (会同县民政局制定标准), for who co-operates or in brackets."""
        if not found and (self.shares or not strict):
            return name_before_deed(self.text, start, end) or firm_before_deed(self.text, start, end)
        if not (self.shares and strict):
            return None
        return firm_before_deed(self.text, start, end) or body_before_doing(self.text, start, end)

    def _verb(self, role: str, found: Token) -> None:
        if not (self.pending or self.shares) and self.unread.end == found.start and self._wants_a_body(role):
            self.idle.append(Span(found.start, found.end))
        if self.shares and role == Role.JOINT:
            self._close()
        else:
            self._mark(Form.VERB, role)
        self.in_tail, self.governs = True, False

    def _wants_a_body(self, role: str) -> bool:
        """Whether a role word with no name before it lost one: in running text words that only look like a body
        (星图中心负责) are none, and what co-operates there is mostly people."""
        start, end = self.unread.start, self.unread.end
        if not self.strict:
            words = self.text[start:end].rpartition("由")[2]
            return not (is_no_agency(words) or words.endswith("的"))
        if role == Role.CO_OP or "的" in self.text[start:end] or deed().search(self.text, start, end):
            return False
        return bool(names_in(self.text, start, end, strict=True, least=1)[0])

    def _with(self) -> None:
        """会 or 会同: who stands before it leads, who follows co-operates (甲局负责，会同乙局: 甲 leads)."""
        if self.pending:
            self._mark(Form.WITH, Role.LEAD)
        for each in reversed(self.marked):
            if each.role != Role.JOINT:
                break
            each.role = Role.LEAD
        self.shares = True
        self.in_tail = False

    def _end_label(self) -> None:
        """A label that got no name, though words stand behind it, is idle."""
        if self.asks is not None and self.unread.start >= self.asks.end:
            self.idle.append(self.asks)
        self.asks = None

    def _begin_label(self, found: Token) -> None:
        self._close()
        self._end_label()
        self._end_time(found.start)
        self.in_tail = False
        self.skipping = not found.group.startswith("label")
        if found.group == "label4":
            self.label = Role.CO_OP
        elif found.word:
            self.label = role_of()["label", found.word]
            self.asks = None if self.text[found.end - 1] in "为是" else Span(found.start, found.end)
        if found.group == "time":
            self.time_from = found.end

    def _part(self, found: Token) -> None:
        # 甲局负责收购、储存环节监管: what a role word governs goes on over 、.
        self.in_tail = self.in_tail and self.governs and self.text[found.start] == "、"
        self.urged = self.urged and self.text[found.start] == "、"
        if self.text[found.start] in "；;。\n":
            self._close()
            self.parted = len(self.pending) if self.text[found.start] in "；;" and not self.strict else self.parted
            self.skipping = False
            self._end_time(found.start)

    def _end_time(self, at: int) -> None:
        if self.time_from is not None and self.text[self.time_from : at].strip():
            self.time = Span(self.time_from, at)
            self.time_from = None

    def _rule(self, found: Token) -> None:
        words = self.text[found.start : found.end]
        if FIRST_LEADS.match(words):
            self.first_leads = True
        elif NOT_REPEATED.match(words):
            self.not_repeated = Span(found.start, found.end)
            self._close()
        elif ALSO_BELOW.match(words):
            self.also_below = True

    def _remark(self, at: int, start: int, close: int) -> bool:
        """Whether a bracket behind the words from `at` on says something of the clause and is no part of a name:
        a role for the name before it (甲局（牵头）), a standing rule (（排在首位的为牵头单位，下同）)."""
        inside = self.text[start + 1 : close].strip("，、；。 ")
        if FIRST_LEADS.search(inside):
            self._names(at, start)
            self.first_leads = True
            self.also_below |= bool(ALSO_BELOW.search(inside))
            return True
        if SEAT.match(inside):
            self._names(at, start)
            return True
        word = role_word_in(inside) if len(inside) < _LONGEST_REMARK else None
        if word is None:
            return False
        self._names(at, start)
        if self.pending:
            self.marked.append(Marked(self.pending.pop(), Form.VERB, role_of()["verb", word]))
        return True
