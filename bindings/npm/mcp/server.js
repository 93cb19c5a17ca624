#!/usr/bin/env node
/**
 * An MCP server: an agent compares articles, or judges a claim by another. It speaks over
 * standard input and output; tools: compare, facts, judge, as those of the Python package.
 */

import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { z } from "zod";

const ARTICLES_MOST = 20;
const CLAIM_MOST = 10_000; // characters

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const server = new McpServer(
  { name: "claimdiff", version },
  {
    instructions:
      "Compares news articles, or other texts, on one event, claim by claim: contradictions, " +
      "tensions (one denies what another says), agreements, additions. It works offline, knows " +
      "nothing of the world and does not say who is right. English only.",
  },
);

const article = z.object({
  text: z.string().describe("up to 100,000 bytes"),
  name: z.string().nullish(),
  outlet: z.string().nullish(),
  date: z.string().nullish().describe("day of publication, YYYY-MM-DD"),
});
const articles = z.array(article).max(ARTICLES_MOST);
const claim = z.string().max(CLAIM_MOST);
const effort = z.enum(["full", "fast"]);
const kinds = z.array(z.enum(["contradiction", "tension", "agreement", "addition"]));

/** What one article says; article counts from 0. */
const statement = z.object({
  article: z.number(),
  source: z.string().nullable(),
  text: z.string(),
  words_that_decided: z.array(z.string()),
});

/** A finding, its statements one a side. */
const found = z.object({
  kind: z.string(),
  reason: z.string(),
  confidence: z.number(),
  explanation: z.string(),
  statements: z.array(statement),
});

/** A value that one article states; those of one fact with the same variant are equal. */
const value = z.object({
  article: z.number(),
  source: z.string().nullable(),
  value: z.string(),
  norm: z.string(),
  variant: z.number(),
  as_of: z.string().nullable(),
});

/** One thing of which several articles state a value. */
const row = z.object({
  verdict: z.string(),
  kind: z.string(),
  label: z.string(),
  confidence: z.number(),
  values: z.array(value),
});

const judgement = {
  label: z.string(),
  entailment: z.number(),
  neutral: z.number(),
  contradiction: z.number(),
  reason: z.string().nullable(),
  decided_by: z.string(),
};

/** The library's thread, so that this one hears of a request that is cancelled; it ends with the
 * client's input. */
const worker = new Worker(new URL("./worker.js", import.meta.url));
const waiting = new Map(); // what is to be done with what is told of a request
let asked = 0;

worker.on("message", ({ number, ...told }) => waiting.get(number)(told));
worker.unref(); // after a listener is there, which holds it

function progressTeller({ _meta, sendNotification }) {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return () => {};
  return (progress, total) =>
    sendNotification({
      method: "notifications/progress",
      params: { progressToken, progress, total },
    });
}

/** What a tool says of what it is given; the client is told how far it is, and may cancel it. */
function ask(tool, given, extra) {
  const number = ++asked;
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  const tell = progressTeller(extra);
  extra.signal.addEventListener("abort", () => Atomics.store(cancelled, 0, 1));
  worker.postMessage({ number, tool, given, cancelled });
  return new Promise((resolve, reject) => {
    waiting.set(number, ({ done, total, said, error }) => {
      if (done !== undefined) return tell(done, total);
      waiting.delete(number);
      const content = [{ type: "text", text: JSON.stringify(said) }];
      if (error !== undefined) reject(new Error(error));
      else resolve({ content, structuredContent: said });
    });
  });
}

server.registerTool(
  "compare",
  {
    description:
      "Compares two or more articles on one event: where they contradict each other, agree, and " +
      "what only one says, each with the statements and the words that decided; besides the " +
      "sheet of facts. kinds: report findings of these only. effort: fast takes some " +
      "half of the time and finds some agreements less. one_event: how surely they are.",
    inputSchema: { articles, kinds: kinds.nullish(), effort: effort.nullish() },
    outputSchema: {
      one_event: z.number().nullable(),
      articles_not_in_english: z.number(),
      findings: z.array(found),
      facts: z.array(row),
    },
  },
  (given, extra) => ask("compare", given, extra),
);

server.registerTool(
  "facts",
  {
    description:
      "The sheet of facts alone: what two or more articles on one event date, count, price or " +
      "measure, those in conflict first.",
    inputSchema: { articles, effort: effort.nullish() },
    outputSchema: { result: z.array(row) },
  },
  (given, extra) => ask("facts", given, extra),
);

server.registerTool(
  "judge",
  {
    description:
      "Whether the premise entails, contradicts or leaves open the hypothesis, both taken as " +
      "claims about one event, with the probability of each.",
    inputSchema: { premise: claim, hypothesis: claim },
    outputSchema: judgement,
  },
  (given, extra) => ask("judge", given, extra),
);

await server.connect(new StdioServerTransport());
