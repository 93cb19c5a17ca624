"""The server as an agent meets it: started as a process, asked by the SDK's client."""

import os
import sys
from typing import Any

import pytest

import claimdiff

pytest.importorskip("mcp")

import anyio
from mcp import Client, StdioServerParameters

NINE = {"text": "Nine miners died on Monday, police said.", "outlet": "Courier"}
TWELVE = {"text": "Twelve miners died on Monday, said Ida Brenner, the mayor."}


def ask(tool: str, arguments: dict[str, Any]) -> Any:
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "claimdiff.mcp"],
        env={**os.environ, "CLAIMDIFF_MODEL": "none", "CLAIMDIFF_JUDGE": "none"},
    )

    async def call() -> Any:
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    return anyio.run(call)


def test_compare() -> None:
    said = ask("compare", {"articles": [NINE, TWELVE], "kinds": ["contradiction"]})
    assert not said.is_error
    [finding] = said.structured_content["findings"]
    assert finding["reason"] == "number"
    assert [s["source"] for s in finding["statements"]] == ["police", "Ida Brenner"]
    assert [s["words_that_decided"] for s in finding["statements"]] == [["Nine"], ["Twelve"]]
    assert said.structured_content["facts"][0]["verdict"] == "conflict"
    assert said.structured_content["one_event"] > 0.5


def test_facts() -> None:
    said = ask("facts", {"articles": [NINE, TWELVE]})
    rows = said.structured_content["result"]
    assert [v["norm"] for v in rows[0]["values"]] == ["9", "12"]


def test_judge(rules: claimdiff.Engine) -> None:
    pair = ("The captain was on the bridge.", "The captain was not on the bridge.")
    said = ask("judge", {"premise": pair[0], "hypothesis": pair[1]}).structured_content
    assert said["label"] == claimdiff.judge(*pair, engine=rules).label == "contradiction"


def test_trouble_is_told() -> None:
    said = ask("compare", {"articles": [NINE]})
    assert said.is_error
    assert "fewer than two articles" in said.content[0].text
    said = ask("judge", {"premise": "It rains.", "hypothesis": ""})
    assert "text 1: no text" in said.content[0].text


def test_progress_is_reported() -> None:
    from claimdiff.mcp import server

    told: list[tuple[float, float | None]] = []

    async def note(done: float, total: float | None, message: str | None) -> None:
        told.append((done, total))

    async def call() -> None:
        async with Client(server) as client:
            await client.call_tool("facts", {"articles": [NINE, TWELVE]}, progress_callback=note)

    anyio.run(call)
    assert told and told[-1][0] == told[-1][1]
