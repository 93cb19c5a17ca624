"""Contradictions of stories in a file of articles, asked for in SQL: DuckDB calls claimdiff.

pip install duckdb numpy; python duck.py articles.jsonl

A line of the file: {"story": "ferry", "text": "...", "outlet": "Courier", "date": "2026-03-03"}.
"""

import sys
from typing import Any

import duckdb

import claimdiff

ARTICLES = "STRUCT(text VARCHAR, outlet VARCHAR, date VARCHAR)[]"
STATEMENTS = "STRUCT(outlet VARCHAR, line INTEGER, text VARCHAR)[]"
FINDINGS = f"STRUCT(kind VARCHAR, confidence DOUBLE, explanation VARCHAR, sides {STATEMENTS})[]"

QUERY = """
    SELECT story, finding.confidence, finding.explanation, side.outlet, side.line, side.text
    FROM (
        SELECT story, unnest(findings(list({text: text, outlet: outlet, date: date}))) AS finding
        FROM read_json(?, format = 'newline_delimited', columns =
            {story: 'VARCHAR', text: 'VARCHAR', outlet: 'VARCHAR', date: 'VARCHAR'})
        GROUP BY story
        HAVING count(*) > 1
    ), unnest(finding.sides) AS sides(side)
    WHERE finding.kind = 'contradiction'
    ORDER BY story, finding.confidence DESC, finding.explanation, side.outlet
"""


def findings(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the articles of one story agree on, add and contradict, as DuckDB's structs."""
    report = claimdiff.compare(claimdiff.Article(**article) for article in articles)
    return [
        {
            "kind": finding.kind,
            "confidence": finding.confidence,
            "explanation": finding.explanation,
            "sides": [
                {
                    "outlet": report.articles[side.article].outlet,
                    "line": side.claim.line,
                    "text": side.claim.text,
                }
                for side in finding.sides
            ],
        }
        for finding in report.findings
    ]


with duckdb.connect() as connection:
    connection.create_function("findings", findings, [ARTICLES], FINDINGS)
    for row in connection.execute(QUERY, [sys.argv[1]]).fetchall():
        print(*row, sep="\t")
