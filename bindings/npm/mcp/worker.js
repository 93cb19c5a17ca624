/**
 * Where the MCP server computes. It is sent {number, tool, given, cancelled}, and answers {number,
 * done, total} now and then, and at the end {number, said} or {number, error}.
 */

import { parentPort } from "node:worker_threads";

import { compare, judge } from "claimdiff";

const ARTICLE_MOST = 100_000; // bytes of UTF-8
const TELL_EVERY = 100; // milliseconds

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

function compared({ articles, kinds, effort }, progress) {
  const options = { kinds: kinds ?? [], effort: effort ?? "full" };
  return compare(articles, { ...options, maxBytes: ARTICLE_MOST, progress });
}

const tools = {
  async compare(given, progress) {
    const report = await compared(given, progress);
    return {
      one_event: report.sameEvent.all,
      articles_not_in_english: report.limits.articles_unread,
      findings: findings(report),
      facts: rows(report),
    };
  },
  facts: async (given, progress) => ({ result: rows(await compared(given, progress)) }),
  judge: ({ premise, hypothesis }) => judge(premise, hypothesis),
};

/** Told of by the library; what it throws ends the comparison. */
function watch(number, cancelled) {
  let told = 0;
  return (done, total) => {
    if (Atomics.load(cancelled, 0)) throw new Error("cancelled");
    if (done < total && performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    parentPort.postMessage({ number, done, total });
  };
}

parentPort.on("message", async ({ number, tool, given, cancelled }) => {
  try {
    const said = await tools[tool](given, watch(number, cancelled));
    parentPort.postMessage({ number, said });
  } catch (error) {
    parentPort.postMessage({ number, error: error.message });
  }
});
