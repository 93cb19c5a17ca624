import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pandas
import pytest

import claimdiff
from claimdiff import Span

# An accent of two characters, one outside the BMP, a BOM, CR LF: bytes and characters differ.
DATED = (
    "\ufeffPort Sallow – “Zwölf” Bergleute\r\n\r\nTwelve miners died 🚢 on Monday, said Zoë Åström."
)
OTHER = "Nine miners died on Monday, naïve Cafe\u0301 owner Zoë Åström said."


def spans(value: object) -> Iterator[Span]:
    """Every span in a dataclass, at whatever depth."""
    if isinstance(value, Span):
        yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))
    if isinstance(value, tuple):
        for item in value:
            yield from spans(item)


@pytest.fixture
def unicode(rules: claimdiff.Engine) -> claimdiff.Report:
    return claimdiff.compare([DATED, OTHER], engine=rules)


def test_spans_slice_the_text(unicode: claimdiff.Report) -> None:
    for article, text in zip(unicode.articles, (DATED, OTHER), strict=True):
        assert article.text == text
        found = list(spans(article))
        assert len(found) > 3
        for span in found:
            assert text[span.begin : span.end] == span.text


def test_sides_and_cells_slice_the_text(unicode: claimdiff.Report) -> None:
    placed = [s for f in unicode.findings for s in f.sides]
    cells = [c for f in unicode.facts for c in f.cells]
    assert placed and cells
    for item in [*placed, *cells]:
        text = unicode.articles[item.article].text
        for span in spans(item):
            assert text[span.begin : span.end] == span.text


def test_dict_is_what_the_json_says(ferry: claimdiff.Report) -> None:
    assert ferry.to_dict() == json.loads(ferry.to_json())
    assert ferry.to_dict()["version"] == claimdiff.__version__ == ferry.version
    assert (ferry.encoder, ferry.network) == (None, None)
    assert ferry.limits.claims_alone == ferry.to_dict()["limits"]["claims_alone"] > 0


def test_dataclasses_hold_all_of_it(ferry: claimdiff.Report) -> None:
    told = ferry.to_dict()
    assert [len(a.claims) for a in ferry.articles] == [len(a["claims"]) for a in told["articles"]]
    assert [f.kind for f in ferry.findings] == [f["kind"] for f in told["findings"]]
    for finding, of_json in zip(ferry.findings, told["findings"], strict=True):
        assert [s.claim.id for s in finding.sides] == [c["claim"] for c in of_json["claims"]]
    assert [f.label for f in ferry.facts] == [f["label"] for f in told["facts"]]


def test_tables(ferry: claimdiff.Report) -> None:
    findings = ferry.to_pandas()
    assert len(findings) == sum(len(f.sides) for f in ferry.findings)
    differing = findings[findings.kind == "contradiction"]
    assert set(differing.outlet) == {"Courier", "Herald"}
    assert len(ferry.to_pandas("facts")) == sum(len(f.cells) for f in ferry.facts)
    claims = ferry.to_pandas("claims")
    assert len(claims) == sum(len(a.claims) for a in ferry.articles)
    first = claims.iloc[0]
    assert ferry.articles[0].text[first.begin : first.end] == first.text


def test_an_empty_table_keeps_its_columns(rules: claimdiff.Engine) -> None:
    report = claimdiff.compare(["Rain.", "Snow."], engine=rules)
    with pytest.raises(ValueError, match="none of findings, facts, claims"):
        report.to_pandas("fact")  # type: ignore[arg-type]
    empty = report.to_pandas("facts")
    assert empty.empty
    assert isinstance(empty, pandas.DataFrame) and "verdict" in empty.columns


def test_page(ferry: claimdiff.Report) -> None:
    page = ferry.to_html()
    assert page.startswith("<!DOCTYPE html>")
    assert "courier.txt" in page
    framed = ferry._repr_html_()
    assert framed.startswith("<iframe srcdoc=")
    assert "<script" not in framed
    assert repr(ferry).startswith("<claimdiff.Report of 2 articles: ")
