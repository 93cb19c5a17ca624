"""Compares article files and shows where they contradict each other.

python compare.py ../../../examples/articles/ferry/*.txt
"""

import sys
from pathlib import Path

import claimdiff

articles = [claimdiff.Article(Path(p).read_text(), name=Path(p).name) for p in sys.argv[1:]]
report = claimdiff.compare(articles, progress=sys.stderr.isatty())

for finding in report.of_kind("contradiction"):
    print(f"{finding.explanation} ({finding.confidence:.2f})")
    for side in finding.sides:
        article = report.articles[side.article]
        print(f"  {article.name}, line {side.claim.line}: {side.claim.text}")
for fact in report.facts:
    print(f"{fact.verdict:9}{fact.label}: " + ", ".join(cell.value.text for cell in fact.cells))
