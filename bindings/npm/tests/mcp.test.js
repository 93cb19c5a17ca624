/** The server as an agent meets it: started by npx, asked by the SDK's client. */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

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
  assert.match(empty.content[0].text, /^text 1: no text/);
});
