/** What TypeScript says to who writes for Node, without a browser's types. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { test } from "node:test";

const PROGRAM = `
import { type Article, type Report, Story, compare, judge } from "claimdiff";

const articles: Article[] = [{ text: "Nine died.", outlet: "Courier" }, { text: "Ten died." }];
const report: Report = await compare(articles, { effort: "fast", kinds: ["contradiction"] });
const kind: "contradiction" | "tension" | "agreement" | "addition" = report.findings[0]!.kind;
const words: string[] = report.findings[0]!.sides[0]!.evidence.map((span) => span.text);
const story: Story = await Story.begin({ maxPairs: 3 });
const changes: Report = story.add(articles[0]!, { progress: (done, total) => done / total });
const label: "entailment" | "neutral" | "contradiction" = (await judge("A", "B")).label;
console.log(kind, words, changes, label);
// @ts-expect-error
await compare(articles, { effort: "quick" });
`;
const OPTIONS =
  "--noEmit --strict --noUncheckedIndexedAccess --target es2022 --lib es2022 --types node " +
  "--module nodenext";

test("its types", () => {
  writeFileSync("program.ts", PROGRAM);
  const run = spawnSync("npx", ["tsc", ...OPTIONS.split(" "), "program.ts"], { encoding: "utf8" });
  assert.equal(run.stdout, "");
  assert.equal(run.status, 0);
});
