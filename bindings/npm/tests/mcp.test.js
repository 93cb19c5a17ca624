/** The server as an agent meets it: started by npx, asked by the SDK's client. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const NINE = { text: "Nine miners died on Monday, police said.", outlet: "Courier" };
const TWELVE = { text: "Twelve miners died on Monday, said Ida Brenner, the mayor." };

const client = new Client({ name: "tests", version: "1" });
const ask = (name, given) => client.callTool({ name, arguments: given });

before(() =>
  client.connect(
    new StdioClientTransport({
      command: "npx",
      args: ["--no", "claimdiff-mcp"],
      env: { ...process.env, CLAIMDIFF_MODEL: "none", CLAIMDIFF_JUDGE: "none" },
    }),
  ),
);
after(() => client.close());

test("its tools", async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name), ["compare", "facts", "judge"]);
});

test("compare", async () => {
  const said = await ask("compare", { articles: [NINE, TWELVE], kinds: ["contradiction"] });
  const [finding] = said.structuredContent.findings;
  assert.equal(finding.reason, "number");
  assert.deepEqual(finding.statements.map((s) => s.source), ["police", "Ida Brenner"]);
  assert.deepEqual(finding.statements.map((s) => s.words_that_decided), [["Nine"], ["Twelve"]]);
  assert.equal(said.structuredContent.facts[0].verdict, "conflict");
  assert.ok(said.structuredContent.one_event > 0.5);
});

test("facts", async () => {
  const { structuredContent } = await ask("facts", { articles: [NINE, TWELVE] });
  assert.deepEqual(structuredContent.result[0].values.map((v) => v.norm), ["9", "12"]);
});

test("judge", async () => {
  const premise = "The captain was on the bridge.";
  const hypothesis = "The captain was not on the bridge.";
  const said = await ask("judge", { premise, hypothesis });
  assert.equal(said.structuredContent.label, "contradiction");
});

test("trouble is told", async () => {
  const said = await ask("compare", { articles: [NINE] });
  assert.ok(said.isError);
  assert.match(said.content[0].text, /fewer than two articles/);
  const empty = await ask("judge", { premise: "It rains.", hypothesis: "" });
  assert.equal(empty.content[0].text, "hypothesis: no text");
  const second = await ask("facts", { articles: [NINE, { text: " " }] });
  assert.equal(second.content[0].text, "articles[1]: no text");
});

test("input is bounded", async () => {
  const long = { text: NINE.text.repeat(10_000) };
  const said = await ask("facts", { articles: [NINE, long] });
  assert.match(said.content[0].text, /^articles\[1\]: too large: \d+ bytes, and the limit is 100000/);
  const many = await ask("compare", { articles: Array(21).fill(NINE) });
  assert.match(many.content[0].text, /at most 20/);
  const claim = await ask("judge", { premise: "It rains. ".repeat(2000), hypothesis: "It rains." });
  assert.match(claim.content[0].text, /at most 10000/);
});

test("progress is reported", async () => {
  const told = [];
  const text = Array.from({ length: 400 }, (_, i) => `In town ${i} ${i + 3} miners died. `).join("");
  const params = { name: "facts", arguments: { articles: [{ text }, { text }, TWELVE] } };
  await client.callTool(params, undefined, { onprogress: (now) => told.push(now) });
  assert.ok(told.length);
  assert.ok(told.every(({ progress, total }, i) => i === 0 || progress > told[i - 1].progress));
  assert.ok(told.at(-1).progress <= told.at(-1).total);
});

test("a cancelled request is answered no more, the next one is", async () => {
  const given = new AbortController();
  const call = client.callTool(
    { name: "facts", arguments: { articles: [NINE, TWELVE] } },
    undefined,
    { signal: given.signal },
  );
  given.abort("enough");
  await assert.rejects(call, /enough/);
  assert.ok((await ask("facts", { articles: [NINE, TWELVE] })).structuredContent);
});

test("the server ends with its input", async () => {
  const server = spawn("node", [fileURLToPath(import.meta.resolve("claimdiff-mcp/server.js"))]);
  server.stdin.end();
  assert.deepEqual(await once(server, "exit"), [0, null]);
});

test("a cancelled request stops", async () => {
  const worker = new Worker(new URL(import.meta.resolve("claimdiff-mcp/worker.js")));
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const given = { articles: [NINE, TWELVE] };
  cancelled[0] = 1;
  worker.postMessage({ number: 1, tool: "compare", given, cancelled });
  const [said] = await once(worker, "message");
  assert.deepEqual(said, { number: 1, error: "cancelled" });
  await worker.terminate();
});
