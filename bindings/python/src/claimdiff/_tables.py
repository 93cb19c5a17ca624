"""A report as rows of three tables: the columns of to_pandas and of claimdiff.spark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from claimdiff._report import Claim, Report, Table

_WHERE = {
    "article": int,
    "name": str,
    "outlet": str,
    "date": str,
    "claim": int,
    "begin": int,
    "end": int,
    "line": int,
    "text": str,
    "source": str,
}

COLUMNS: dict[Table, dict[str, type]] = {
    "findings": {
        "finding": int,
        "kind": str,
        "reason": str,
        "confidence": float,
        "explanation": str,
        "decided_by": str,
        "degree": str,
        "origins": int,
        "checkable": float,
        **_WHERE,
        "evidence": str,
        "denies": bool,
    },
    "facts": {
        "fact": int,
        "verdict": str,
        "kind": str,
        "confidence": float,
        "label": str,
        **_WHERE,
        "value": str,
        "norm": str,
        "variant": int,
        "as_of": str,
    },
    "claims": {
        **_WHERE,
        "text_alone": str,
        "polarity": str,
        "modality": str,
        "phase": str,
        "fragment": bool,
    },
}
"""Of each table, the columns and the type of what stands in them where it is not None."""


def rows(report: Report, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of one table; finding, fact, article and claim count from 0."""
    return {"findings": _findings, "facts": _facts, "claims": _claims}[table](report)


def _where(report: Report, article: int, claim: Claim) -> dict[str, Any]:
    a = report.articles[article]
    return {
        "article": article,
        "name": a.name,
        "outlet": a.outlet,
        "date": a.date,
        "claim": claim.id,
        "begin": claim.begin,
        "end": claim.end,
        "line": claim.line,
        "text": claim.text,
        "source": claim.source_name,
    }


def _findings(report: Report) -> Iterator[dict[str, Any]]:
    for number, f in enumerate(report.findings):
        for side in f.sides:
            yield {
                "finding": number,
                "kind": f.kind,
                "reason": f.reason,
                "confidence": f.confidence,
                "explanation": f.explanation,
                "decided_by": f.decided_by,
                "degree": f.degree,
                "origins": f.origins,
                "checkable": f.checkable,
                **_where(report, side.article, side.claim),
                "evidence": "; ".join(e.text for e in side.evidence),
                "denies": side.denies,
            }


def _facts(report: Report) -> Iterator[dict[str, Any]]:
    for number, f in enumerate(report.facts):
        for cell in f.cells:
            yield {
                "fact": number,
                "verdict": f.verdict,
                "kind": f.kind,
                "confidence": f.confidence,
                "label": f.label,
                **_where(report, cell.article, cell.claim),
                "value": cell.value.text,
                "norm": cell.norm,
                "variant": cell.variant,
                "as_of": cell.as_of,
            }


def _claims(report: Report) -> Iterator[dict[str, Any]]:
    for number, article in enumerate(report.articles):
        for claim in article.claims:
            yield {
                **_where(report, number, claim),
                "text_alone": claim.text_alone,
                "polarity": claim.polarity,
                "modality": claim.modality,
                "phase": claim.phase,
                "fragment": claim.fragment,
            }
