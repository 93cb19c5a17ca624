"""An MCP server: an agent compares articles, or judges a claim by another.

python -m claimdiff.mcp speaks over standard input and output. Tools: compare, facts, judge.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Annotated

import anyio.from_thread
import anyio.to_thread
from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

import claimdiff
from claimdiff import Article, Error, Judgement, Report
from claimdiff._comparing import Effort
from claimdiff._report import Kind

ARTICLES_MOST = 20
ARTICLE_MOST = 100_000  # bytes of UTF-8
CLAIM_MOST = 10_000  # characters
TELL_EVERY = 0.1  # seconds

Articles = Annotated[list[Article], Field(max_length=ARTICLES_MOST)]
ClaimText = Annotated[str, Field(max_length=CLAIM_MOST)]

server = MCPServer(
    "claimdiff",
    version=claimdiff.__version__,
    instructions=(
        "Compares news articles, or other texts, on one event, claim by claim: contradictions, "
        "tensions (one denies what another says), agreements, additions. It works offline, knows "
        "nothing of the world and does not say who is right. English only."
    ),
)


@dataclass(frozen=True)
class Statement:
    """What one article says; article counts from 0."""

    article: int
    source: str | None
    text: str
    words_that_decided: list[str]


@dataclass(frozen=True)
class Found:
    """A finding, its statements one a side."""

    kind: str
    reason: str
    confidence: float
    explanation: str
    statements: list[Statement]


@dataclass(frozen=True)
class Value:
    """A value that one article states; those of one fact with the same variant are equal."""

    article: int
    source: str | None
    value: str
    norm: str
    variant: int
    as_of: str | None


@dataclass(frozen=True)
class FactRow:
    """One thing of which several articles state a value."""

    verdict: str
    kind: str
    label: str
    confidence: float
    values: list[Value]


@dataclass(frozen=True)
class Comparison:
    """one_event: how surely the articles are on one event, 0 to 1."""

    one_event: float | None
    articles_not_in_english: int
    findings: list[Found]
    facts: list[FactRow]


@contextmanager
def _trouble_told() -> Iterator[None]:
    """Tells the agent what the library says of a call that failed."""
    try:
        yield
    except Error as error:
        raise ToolError(str(error)) from error


async def _compare(
    context: Context, articles: list[Article], kinds: list[Kind], effort: Effort
) -> Report:
    """Compares in a thread, so that the server goes on; tells the client how far it is, and stops
    when the client has cancelled its request."""
    told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told
        anyio.from_thread.check_cancelled()
        if done == total or time.monotonic() - told >= TELL_EVERY:
            told = time.monotonic()
            anyio.from_thread.run(context.report_progress, done, total)

    work = partial(
        claimdiff.compare,
        articles,
        kinds=kinds,
        effort=effort,
        max_bytes=ARTICLE_MOST,
        progress=tell,
    )
    with _trouble_told():
        return await anyio.to_thread.run_sync(work)


def _fact_rows(report: Report) -> list[FactRow]:
    return [
        FactRow(
            verdict=fact.verdict,
            kind=fact.kind,
            label=fact.label,
            confidence=fact.confidence,
            values=[
                Value(c.article, c.claim.source_name, c.value.text, c.norm, c.variant, c.as_of)
                for c in fact.cells
            ],
        )
        for fact in report.facts
    ]


@server.tool()
async def compare(
    context: Context,
    articles: Articles,
    kinds: list[Kind] | None = None,
    effort: Effort = "full",
) -> Comparison:
    """Compares two or more articles on one event: where they contradict each other, agree, and
    what only one says, each with the statements and the words that decided; besides the sheet
    of facts. articles: up to 20, of up to 100,000 bytes each; a date is YYYY-MM-DD. kinds: report
    findings of these only. effort: fast takes some half of the time and finds some agreements
    less."""
    report = await _compare(context, articles, kinds or [], effort)
    return Comparison(
        one_event=report.same_event.all,
        articles_not_in_english=report.limits.articles_unread,
        findings=[
            Found(
                kind=finding.kind,
                reason=finding.reason,
                confidence=finding.confidence,
                explanation=finding.explanation,
                statements=[
                    Statement(
                        article=side.article,
                        source=side.claim.source_name,
                        text=side.claim.text_alone,
                        words_that_decided=[span.text for span in side.evidence],
                    )
                    for side in finding.sides
                ],
            )
            for finding in report.findings
        ],
        facts=_fact_rows(report),
    )


@server.tool()
async def facts(context: Context, articles: Articles, effort: Effort = "full") -> list[FactRow]:
    """The sheet of facts alone: what two or more articles on one event date, count, price or
    measure, those in conflict first."""
    return _fact_rows(await _compare(context, articles, [], effort))


@server.tool()
def judge(premise: ClaimText, hypothesis: ClaimText) -> Judgement:
    """Whether the premise entails, contradicts or leaves open the hypothesis, both taken as
    claims about one event, with the probability of each."""
    with _trouble_told():
        return claimdiff.judge(premise, hypothesis)


if __name__ == "__main__":
    server.run()
