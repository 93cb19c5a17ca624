"""A report, as the library's JSON tells it, with spans counted in characters.

docs/report-format.md has what each field means; the names are the same.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from claimdiff import _native as native

if TYPE_CHECKING:
    import pandas

Kind: TypeAlias = Literal["contradiction", "tension", "agreement", "addition"]
Table: TypeAlias = Literal["findings", "facts", "claims"]

_Json: TypeAlias = "dict[str, Any]"
_Offset: TypeAlias = Callable[[int], int]


@dataclass(frozen=True)
class Span:
    """Characters begin to end - 1 of an article's text, and what stands there."""

    begin: int
    end: int
    text: str


@dataclass(frozen=True)
class Quantity(Span):
    """A number with its unit; low and high are equal unless bound is "between"."""

    low: float
    high: float
    bound: str
    unit: str
    noun: str


@dataclass(frozen=True)
class Date(Span):
    """A date or time; from_ and until: "YYYY-MM-DDThh:mm", None where they are not known."""

    norm: str
    from_: str | None
    until: str | None


@dataclass(frozen=True)
class Mention(Span):
    """A name; mentions of one entity share its number within the article."""

    type: str
    entity: int


@dataclass(frozen=True)
class Claim(Span):
    """One checkable proposition of an article."""

    id: int
    line: int
    sentence: Span
    source: Span | None
    source_name: str | None
    cue: Span | None
    polarity: Literal["positive", "negative"]
    polarity_cue: Span | None
    modality: str
    modality_cue: Span | None
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    mentions: tuple[Mention, ...]
    text_alone: str
    time: Span | None
    phase: str
    extent: Span | None
    fragment: bool


@dataclass(frozen=True)
class ComparedArticle:
    """An article as it was read, with its claims in the order of the text."""

    name: str | None
    outlet: str | None
    date: str | None
    language: str | None
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Side:
    """A claim that a finding is about, and the words of its article that count there."""

    article: int
    claim: Claim
    evidence: tuple[Span, ...]
    added: tuple[Span, ...]
    denies: bool


@dataclass(frozen=True)
class Finding:
    """A contradiction, tension, agreement or addition.

    degree, origins: of an agreement; later: of an update, index in sides; checkable: of an
    addition; else None.
    """

    kind: Kind
    reason: str
    confidence: float
    explanation: str
    decided_by: str
    degree: str | None
    origins: int | None
    later: int | None
    checkable: float | None
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Cell:
    """A value that one claim states of the thing of a fact."""

    article: int
    claim: Claim
    value: Span
    norm: str
    variant: int
    as_of: str | None


@dataclass(frozen=True)
class Fact:
    """One thing of which several articles state a value."""

    verdict: Literal["agree", "rounded", "update", "conflict", "extent"]
    kind: str
    confidence: float
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class EventPair:
    """How surely articles a and b are on one event, 0 to 1; None: not known."""

    a: int
    b: int
    probability: float | None


@dataclass(frozen=True)
class SameEvent:
    """How surely all articles are on one event, that is the least of every two."""

    all: float | None
    pairs: tuple[EventPair, ...]


@dataclass(frozen=True)
class Limits:
    """How many of each the limits of the comparison have cut or left out."""

    sentences_cut: int
    claims_cut: int
    contexts_cut: int
    searches_cut: int
    claims_alone: int
    pairs_unasked: int
    fragments: int
    articles_unread: int


class Report:
    """What two or more articles agree on, what only one says, where they contradict."""

    def __init__(self, handle: native.Handle, engine: native.Handle, texts: Sequence[str]) -> None:
        self._handle = handle
        self._engine = engine
        self._texts = texts

    def to_json(self) -> str:
        """The report as the tool prints it (claimdiff-report/2); spans count bytes of UTF-8."""
        out, length = native.ffi.new("char **"), native.ffi.new("size_t *")
        error = native.ffi.new("claimdiff_error *")
        native.check(native.lib.claimdiff_report_json(out, length, self._handle, error), error)
        try:
            return bytes(native.ffi.buffer(out[0], length[0])).decode()
        finally:
            native.lib.claimdiff_string_free(self._engine, out[0])

    def to_dict(self) -> dict[str, Any]:
        """What to_json says, as Python objects."""
        value: dict[str, Any] = json.loads(self.to_json())
        return value

    def to_html(self) -> str:
        """The tool's web page: one document that needs no other file and no network."""
        page = native.lib.claimdiff_page(self._handle)
        if not page:
            raise MemoryError
        try:
            return native.string(page)
        finally:
            native.lib.claimdiff_page_free(page)

    def _repr_html_(self) -> str:
        page = html.escape(self.to_html())
        return f'<iframe srcdoc="{page}" style="width:100%;height:40em;border:0"></iframe>'

    def to_pandas(self, table: Table = "findings") -> pandas.DataFrame:
        """A table: a row for each side of a finding, each cell of a fact, or each claim."""
        import pandas

        from claimdiff._tables import COLUMNS, rows

        if table not in COLUMNS:
            raise ValueError(f"{table!r} is none of {', '.join(COLUMNS)}")
        return pandas.DataFrame(rows(self, table), columns=list(COLUMNS[table]))

    @cached_property
    def _json(self) -> _Json:
        return self.to_dict()

    @property
    def version(self) -> str:
        """Of the library that made it."""
        return str(self._json["version"])

    @property
    def encoder(self) -> str | None:
        """The network that found claims on the same thing; None: their words did."""
        name: str | None = self._json["encoder"]
        return name

    @property
    def network(self) -> str | None:
        """The network that judged them; None: rules alone."""
        name: str | None = self._json["network"]
        return name

    @cached_property
    def limits(self) -> Limits:
        """What the limits of the comparison have left out."""
        said = self._json["limits"]
        return Limits(**{field.name: said[field.name] for field in fields(Limits)})

    @cached_property
    def same_event(self) -> SameEvent:
        """How surely the articles are on one event."""
        said = self._json["same_event"]
        return SameEvent(said["all"], tuple(EventPair(**pair) for pair in said["pairs"]))

    @cached_property
    def articles(self) -> tuple[ComparedArticle, ...]:
        """The articles, as they were given."""
        return tuple(map(_article, self._json["articles"], self._texts, self._offsets))

    @cached_property
    def _offsets(self) -> list[_Offset]:
        return [native.character_offset(text) for text in self._texts]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Contradictions, tensions, agreements, each by falling confidence; then additions."""
        return tuple(self._finding(f) for f in self._json["findings"])

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The sheet of facts: what several articles date, count, price or measure."""
        return tuple(
            Fact(
                f["verdict"],
                f["kind"],
                f["confidence"],
                f["label"],
                tuple(self._cell(c) for c in f["cells"]),
            )
            for f in self._json["facts"]
        )

    def of_kind(self, kind: Kind) -> tuple[Finding, ...]:
        """The findings of one kind."""
        return tuple(f for f in self.findings if f.kind == kind)

    def _finding(self, f: _Json) -> Finding:
        return Finding(
            kind=f["kind"],
            reason=f["reason"],
            confidence=f["confidence"],
            explanation=f["explanation"],
            decided_by=f["decided_by"],
            degree=f.get("degree"),
            origins=f.get("origins"),
            later=f.get("later"),
            checkable=f.get("checkable"),
            sides=tuple(self._side(s) for s in f["claims"]),
        )

    def _side(self, s: _Json) -> Side:
        at = self._offsets[s["article"]]
        return Side(
            article=s["article"],
            claim=self.articles[s["article"]].claims[s["claim"]],
            evidence=tuple(_span(e, at) for e in s["evidence"]),
            added=tuple(_span(a, at) for a in s["added"]),
            denies=s["denies"],
        )

    def _cell(self, c: _Json) -> Cell:
        return Cell(
            article=c["article"],
            claim=self.articles[c["article"]].claims[c["claim"]],
            value=_span(c, self._offsets[c["article"]]),
            norm=c["norm"],
            variant=c["variant"],
            as_of=c["as_of"],
        )

    def __repr__(self) -> str:
        told = ", ".join(f"{len(self.of_kind(kind))} {kind}" for kind in get_args(Kind))
        return f"<claimdiff.Report of {len(self.articles)} articles: {told}>"


def _span(value: _Json, at: _Offset) -> Span:
    return Span(at(value["begin"]), at(value["end"]), value["text"])


def _some_span(value: _Json | None, at: _Offset) -> Span | None:
    return None if value is None else _span(value, at)


def _article(value: _Json, text: str, at: _Offset) -> ComparedArticle:
    return ComparedArticle(
        name=value["name"],
        outlet=value["outlet"],
        date=value["date"],
        language=value["language"],
        text=text,
        claims=tuple(_claim(c, text, at) for c in value["claims"]),
    )


def _claim(c: _Json, text: str, at: _Offset) -> Claim:
    begin, end = at(c["sentence"]["begin"]), at(c["sentence"]["end"])
    return Claim(
        begin=at(c["begin"]),
        end=at(c["end"]),
        text=c["text"],
        id=c["id"],
        line=c["line"],
        sentence=Span(begin, end, text[begin:end]),
        source=_some_span(c["source"], at),
        source_name=c["source_name"],
        cue=_some_span(c["cue"], at),
        polarity=c["polarity"],
        polarity_cue=_some_span(c["polarity_cue"], at),
        modality=c["modality"],
        modality_cue=_some_span(c["modality_cue"], at),
        quantities=tuple(_quantity(q, at) for q in c["quantities"]),
        dates=tuple(_date(d, at) for d in c["dates"]),
        mentions=tuple(_mention(m, at) for m in c["mentions"]),
        text_alone=c["text_alone"],
        time=_some_span(c["time"], at),
        phase=c["phase"],
        extent=_some_span(c["extent"], at),
        fragment=c["fragment"],
    )


def _quantity(q: _Json, at: _Offset) -> Quantity:
    return Quantity(
        at(q["begin"]),
        at(q["end"]),
        q["text"],
        q["low"],
        q["high"],
        q["bound"],
        q["unit"],
        q["noun"],
    )


def _date(d: _Json, at: _Offset) -> Date:
    return Date(at(d["begin"]), at(d["end"]), d["text"], d["norm"], d["from"], d["until"])


def _mention(m: _Json, at: _Offset) -> Mention:
    return Mention(at(m["begin"]), at(m["end"]), m["text"], m["type"], m["entity"])
