"""The server as an agent meets it: started as a process, asked by the SDK's client."""

import os
import sys
import threading
import time
from typing import Any

import pytest

import claimdiff

pytest.importorskip("mcp")

import anyio
import anyio.to_thread
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
    assert "hypothesis: no text" in said.content[0].text
    said = ask("compare", {"articles": [NINE, {"text": " "}]})
    assert "articles[1]: no text" in said.content[0].text


def test_input_is_bounded() -> None:
    long = {"text": "Nine miners died on Monday. " * 10_000}
    said = ask("facts", {"articles": [NINE, long]})
    assert "articles[1]: too large: 280000 bytes" in said.content[0].text
    said = ask("compare", {"articles": [NINE] * 21})
    assert "at most 20" in said.content[0].text
    said = ask("judge", {"premise": "It rains. " * 2000, "hypothesis": "It rains."})
    assert "at most 10000" in said.content[0].text


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


def test_a_cancelled_request_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimdiff.mcp import server

    begun, ended = threading.Event(), threading.Event()
    raised: list[BaseException] = []

    def compare(*args: Any, progress: Any, **options: Any) -> Any:
        """Tells of progress for ever, as a comparison that is long does."""
        begun.set()
        try:
            while True:
                progress(1, 2)
                time.sleep(0.01)
        except BaseException as error:
            raised.append(error)
            raise
        finally:
            ended.set()

    async def call(client: Client) -> None:
        await client.call_tool("compare", {"articles": [NINE, TWELVE]})

    async def give_up() -> None:
        async with Client(server) as client:
            async with anyio.create_task_group() as calls:
                calls.start_soon(call, client)
                await anyio.to_thread.run_sync(begun.wait)
                calls.cancel_scope.cancel()
            assert await anyio.to_thread.run_sync(ended.wait, 20)

    monkeypatch.setattr(claimdiff, "compare", compare)
    anyio.run(give_up)
    assert [type(error).__name__ for error in raised] == ["CancelledError"]
