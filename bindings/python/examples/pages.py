"""Compares web pages that were saved, taken out of them by trafilatura, in one new page.

pip install trafilatura lxml_html_clean; python pages.py one.html two.html > report.html
"""

import sys
from pathlib import Path

from trafilatura import bare_extraction

import claimdiff


def article(path: str) -> claimdiff.Article:
    page = bare_extraction(Path(path).read_bytes(), with_metadata=True)
    if page is None or not page.text:
        sys.exit(f"{path}: no article found")
    return claimdiff.Article(page.text, name=path, outlet=page.sitename, date=page.date)


print(claimdiff.compare([article(path) for path in sys.argv[1:]]).to_html())
