// Compares article files and shows where they contradict each other.
//
//     node compare.js ../../../examples/articles/ferry/*.txt

import { readFile } from "node:fs/promises";
import { basename } from "node:path";

import { compare } from "claimdiff";

const paths = process.argv.slice(2);
const articles = paths.map(async (p) => ({ text: await readFile(p, "utf8"), name: basename(p) }));
const report = await compare(await Promise.all(articles));

for (const finding of report.ofKind("contradiction")) {
  console.log(`${finding.explanation} (${finding.confidence.toFixed(2)})`);
  for (const { article, claim } of finding.sides)
    console.log(`  ${report.articles[article].name}, line ${claim.line}: ${claim.text}`);
}
for (const fact of report.facts)
  console.log(fact.verdict.padEnd(9), fact.label, fact.cells.map((cell) => cell.text).join(", "));
