#!/usr/bin/env node
/**
 * An MCP server: an agent compares articles, or judges a claim by another. It speaks over
 * standard input and output; tools: compare, facts, judge, as those of the Python package.
 */

import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import * as claimdiff from "claimdiff";
import { z } from "zod";

const server = new McpServer(
  { name: "claimdiff", version: (await claimdiff.Engine.load({ model: "none" })).version },
  {
    instructions:
      "Compares news articles, or other texts, on one event, claim by claim: contradictions, " +
      "tensions (one denies what another says), agreements, additions. It works offline, knows " +
      "nothing of the world and does not say who is right. English only.",
  },
);

const articles = z.array(
  z.object({
    text: z.string(),
    name: z.string().nullish(),
    outlet: z.string().nullish(),
    date: z.string().nullish().describe("day of publication, YYYY-MM-DD"),
  }),
);
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

/** A tool's answer; what the library says of a call that failed is told to the agent. */
async function answer(work) {
  try {
    const said = await work();
    return { content: [{ type: "text", text: JSON.stringify(said) }], structuredContent: said };
  } catch (error) {
    if (!(error instanceof claimdiff.ClaimdiffError)) throw error;
    const place = error.article === null ? "" : `text ${error.article}: `;
    return { content: [{ type: "text", text: place + error.message }], isError: true };
  }
}

function rows(report) {
  return report.facts.map(({ verdict, kind, label, confidence, cells }) => ({
    verdict,
    kind,
    label,
    confidence,
    values: cells.map(({ article, claim, text, norm, variant, as_of }) => ({
      article,
      source: claim.source_name,
      value: text,
      norm,
      variant,
      as_of,
    })),
  }));
}

function findings(report) {
  return report.findings.map(({ kind, reason, confidence, explanation, sides }) => ({
    kind,
    reason,
    confidence,
    explanation,
    statements: sides.map(({ article, claim, evidence }) => ({
      article,
      source: claim.source_name,
      text: claim.text_alone,
      words_that_decided: evidence.map((span) => span.text),
    })),
  }));
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
  (given) =>
    answer(async () => {
      const report = await claimdiff.compare(given.articles, {
        kinds: given.kinds ?? [],
        effort: given.effort ?? "full",
      });
      return {
        one_event: report.sameEvent.all,
        articles_not_in_english: report.limits.articles_unread,
        findings: findings(report),
        facts: rows(report),
      };
    }),
);

server.registerTool(
  "facts",
  {
    description:
      "The sheet of facts alone: what two or more articles on one event date, count, price or " +
      "measure, those in conflict first.",
    inputSchema: { articles },
    outputSchema: { result: z.array(row) },
  },
  (given) => answer(async () => ({ result: rows(await claimdiff.compare(given.articles)) })),
);

server.registerTool(
  "judge",
  {
    description:
      "Whether the premise entails, contradicts or leaves open the hypothesis, both taken as " +
      "claims about one event, with the probability of each.",
    inputSchema: { premise: z.string(), hypothesis: z.string() },
    outputSchema: judgement,
  },
  ({ premise, hypothesis }) => answer(() => claimdiff.judge(premise, hypothesis)),
);

await server.connect(new StdioServerTransport());
