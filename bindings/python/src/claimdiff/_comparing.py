"""Articles in, a report out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypedDict, get_args

from claimdiff import _native as native
from claimdiff._engine import Engine, engine_or_default
from claimdiff._progress import Progress, Watch, shown
from claimdiff._report import Kind, Report

if TYPE_CHECKING:
    from typing_extensions import Unpack

#: How much the network is asked.
Effort = Literal["full", "fast"]


@dataclass(frozen=True)
class Article:
    """An article to compare.

    text: as it was published, without what does not belong to it.
    name: file name or URL; outlet: who published it. Reports show both.
    date: day of publication (a str as YYYY-MM-DD); None: the dateline's, if there is one.
    """

    text: str
    name: str | None = None
    outlet: str | None = None
    date: datetime.date | str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(f"an article's text is a str, not {self.text!r:.60}")
        for known in (self.name, self.outlet):
            if not isinstance(known, str | None):
                raise TypeError(f"an article's name and outlet are a str or None, not {known!r}")


class ReportOptions(TypedDict, total=False):
    """How claims are judged, and what is reported.

    kinds: of findings that are reported; none named: all.
    min_confidence: findings and facts below it are left out, 0 to 1.
    threads: that work at once; 0: one for each core. The report is the same.
    max_pairs: of claims that the network is asked about at most; 0: no limit.
    effort: "full", or "fast": the network is asked about the likeliest pairs of claims alone.
    """

    kinds: Iterable[Kind]
    min_confidence: float
    threads: int
    max_pairs: int
    effort: Effort


class ComparisonOptions(ReportOptions, total=False):
    """What a report can be asked for, and which claims meet.

    candidates: counterparts considered for each claim in each other article, up to 1000; 0: 8.
    any_language: compare articles in other languages than English, too.
    """

    candidates: int
    any_language: bool


def compare(
    articles: Iterable[Article | str],
    *,
    engine: Engine | None = None,
    lenient: bool = False,
    max_bytes: int = 0,
    progress: Progress = False,
    **options: Unpack[ComparisonOptions],
) -> Report:
    """Compares two or more articles on one event.

    engine: None: the one with the default weights, loaded once.
    lenient: a NUL or a lone surrogate in a text counts as a space.
    max_bytes: longest article accepted, in UTF-8; 0: 64 MiB.
    progress: True, or a function (done, total).
    options, each with a default: kinds (of findings that are reported; all), min_confidence
    (below it findings and facts are left out; 0), threads (0: one for each core; the report is
    the same), max_pairs (of claims that the network is asked about; 0: no limit), effort
    ("full", or "fast": it is asked about the likeliest pairs alone), candidates (counterparts
    considered for each claim in each other article, up to 1000; 0: 8), any_language (False:
    articles in other languages than English are not compared).

    Raises InputError where an article or option cannot be used, and what progress raises.
    Ctrl-C ends the work.
    """
    if isinstance(articles, str):
        raise TypeError("articles is one text, not a list of them")
    given = [as_article(a) for a in articles]
    handle = engine_or_default(engine).handle
    read = [read_article(handle, i, a, lenient, max_bytes) for i, a in enumerate(given)]
    with shown(progress) as tell:
        watch = Watch(tell)
        report = _compare(read, options_of(watch, **options), watch)
    return Report(report, handle, [a.text for a in given])


def as_article(given: Article | str) -> Article:
    """An article of what may be its text alone."""
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return Article(given)
    raise TypeError(f"neither an Article nor a str: {given!r:.60}")


def _number(kind: Kind) -> int:
    names = [native.string(native.lib.claimdiff_kind_string(n)) for n in range(4)]
    if kind not in names:
        raise ValueError(f"{kind!r} is none of {', '.join(names)}")
    return names.index(kind)


def options_of(
    watch: Watch,
    *,
    kinds: Iterable[Kind] = (),
    min_confidence: float = 0.0,
    candidates: int = 0,
    threads: int = 0,
    max_pairs: int = 0,
    any_language: bool = False,
    effort: Effort = "full",
) -> Any:
    """The options of a comparison, as the library has them."""
    efforts = get_args(Effort)
    if effort not in efforts:
        raise ValueError(f"{effort!r} is none of {', '.join(efforts)}")
    if isinstance(kinds, str):
        raise TypeError(f"kinds is a list, as [{kinds!r}]")
    return native.new(
        "claimdiff_compare_options",
        kinds=sum({1 << _number(kind) for kind in kinds}),
        min_confidence=min_confidence,
        candidates=candidates,
        threads=threads,
        max_pairs=max_pairs,
        any_language=any_language,
        progress=watch.callback,
        effort=efforts.index(effort),
    )


def read_article(
    engine: native.Handle, index: int, article: Article, lenient: bool, max_bytes: int
) -> native.Handle:
    """The article as the library reads it; index: what an error calls it."""
    text = native.encode(article.text)
    date = article.date
    if isinstance(date, datetime.date):
        date = date.isoformat()[: len("YYYY-MM-DD")]
    name, outlet, day = map(native.c_string, (article.name, article.outlet, date))
    options = native.new(
        "claimdiff_article_options",
        lenient=lenient,
        max_bytes=max_bytes,
        name=name,
        outlet=outlet,
        date=day,
    )
    out, error = native.ffi.new("claimdiff_article **"), native.ffi.new("claimdiff_error *")
    status = native.lib.claimdiff_article_new(out, engine, text, len(text), options, error)
    native.check(status, error, [article.text], first=index)
    return native.owned(out[0], native.lib.claimdiff_article_free, engine)


def _compare(articles: Sequence[native.Handle], options: Any, watch: Watch) -> native.Handle:
    out, error = native.ffi.new("claimdiff_report **"), native.ffi.new("claimdiff_error *")
    handles = native.ffi.new("claimdiff_article *[]", articles)
    status = native.lib.claimdiff_compare(out, handles, len(articles), options, error)
    report = native.owned(out[0], native.lib.claimdiff_report_free, *articles)
    if watch.raised:
        raise watch.raised
    native.check(status, error)
    return report
