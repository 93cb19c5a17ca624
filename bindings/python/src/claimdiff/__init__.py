"""Where news articles on one event contradict each other, agree, and add.

    >>> import claimdiff
    >>> report = claimdiff.compare(["Nine miners died on Monday.",
    ...                             "Twelve miners died on Monday."])
    >>> for finding in report.findings:
    ...     print(finding.kind, finding.explanation)
    contradiction The numbers differ: "Nine" against "Twelve" (… miners died).

All findings are made by the C library that the wheel holds, offline; each call of it
releases the GIL, and an engine may be used by any number of threads at once.
"""

from claimdiff._comparing import Article, ComparisonOptions, ReportOptions, compare
from claimdiff._engine import NO_MODEL, Engine, default_model
from claimdiff._errors import Error, InputError, ModelError, StoryError
from claimdiff._judging import Judgement, judge, judge_many
from claimdiff._native import version
from claimdiff._report import (
    Cell,
    Claim,
    ComparedArticle,
    Date,
    EventPair,
    Fact,
    Finding,
    Limits,
    Mention,
    Quantity,
    Report,
    SameEvent,
    Side,
    Span,
)
from claimdiff._story import Story

__version__ = version()

__all__ = [
    "NO_MODEL",
    "Article",
    "Cell",
    "Claim",
    "ComparedArticle",
    "ComparisonOptions",
    "Date",
    "Engine",
    "Error",
    "EventPair",
    "Fact",
    "Finding",
    "InputError",
    "Judgement",
    "Limits",
    "Mention",
    "ModelError",
    "Quantity",
    "Report",
    "ReportOptions",
    "SameEvent",
    "Side",
    "Span",
    "Story",
    "StoryError",
    "compare",
    "default_model",
    "judge",
    "judge_many",
]
