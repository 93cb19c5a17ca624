import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

import * as claimdiff from "claimdiff";
import { Engine, InputError, ModelError, NO_MODEL, compare, judge, judgeMany } from "claimdiff";

import { ROOT, TINY, readFiles, rules } from "./help.js";

const NINE = { text: "Nine miners died on Monday, police said.", outlet: "Courier" };
const FERRY = join(ROOT, "examples/articles/ferry");
const TWELVE = "Twelve miners died on Monday, said Ida Brenner, the mayor.";

// Accents of two characters, one outside the BMP, a BOM, CR LF: bytes and characters differ.
const DATED =
  "\ufeffPort Sallow – “Zwölf” Bergleute\r\n\r\nTwelve miners died 🚢 on Monday, said Zoë Åström.";
const OTHER = "Nine miners died on Monday, naïve Cafe\u0301 owner Zoë Åström said.";

test("a contradiction", async () => {
  const report = await compare([NINE, TWELVE], { engine: rules, kinds: ["contradiction"] });
  const [finding] = report.findings;
  assert.equal(report.findings.length, 1);
  assert.equal(finding.kind, "contradiction");
  assert.equal(finding.reason, "number");
  assert.deepEqual(finding.sides.map((side) => side.claim.source_name), ["police", "Ida Brenner"]);
  assert.deepEqual(finding.sides.map((side) => side.evidence[0].text), ["Nine", "Twelve"]);
  assert.equal(finding.sides[0].claim, report.articles[0].claims[0]);
  assert.equal(report.facts[0].verdict, "conflict");
  assert.deepEqual(report.facts[0].cells.map((cell) => cell.norm), ["9", "12"]);
  assert.equal(report.articles[0].outlet, "Courier");
  assert.ok(report.sameEvent.all > 0.5);
  assert.deepEqual(report.ofKind("agreement"), []);
  assert.deepEqual(report.toDict(), JSON.parse(report.toJson()));
});

test("fast effort asks less", async () => {
  const engine = await Engine.load(TINY);
  const ferry = ["courier", "herald"].map((name) => join(FERRY, `${name}.txt`));
  const unasked = async (effort) =>
    (await compare(readFiles(ferry), { engine, effort })).limits.pairs_unasked;
  assert.equal(await unasked("full"), 0);
  assert.ok((await unasked("fast")) > 0);
});

test("the version", async () => {
  const report = await compare([NINE, TWELVE], { engine: rules });
  const entry = fileURLToPath(import.meta.resolve("claimdiff"));
  const said = JSON.parse(readFileSync(join(entry, "../../package.json"), "utf8"));
  assert.equal(report.version, said.version);
  assert.equal(rules.version, said.version);
});

test("spans slice the text", async () => {
  const report = await compare([DATED, OTHER], { engine: rules });
  const slices = (text) =>
    function check(value) {
      if (value === null || typeof value !== "object") return 0;
      const one = "begin" in value ? 1 : 0;
      if (one) assert.equal(text.slice(value.begin, value.end), value.text);
      return Object.values(value).reduce((sum, item) => sum + check(item), one);
    };
  report.articles.forEach((article, i) => {
    assert.equal(article.text, [DATED, OTHER][i]);
    assert.ok(slices(article.text)(article.claims) > 3);
  });
  const sides = report.findings.flatMap((finding) => finding.sides);
  const cells = report.facts.flatMap((fact) => fact.cells);
  assert.ok(sides.length && cells.length);
  for (const item of [...sides, ...cells]) slices(report.articles[item.article].text)(item);
});

test("progress is told, and may end the work", async () => {
  const told = [];
  await compare([NINE, TWELVE], { engine: rules, progress: (...how) => told.push(how) });
  assert.equal(told.at(-1)[0], told.at(-1)[1]);
  const stop = new Error("enough");
  const progress = () => {
    throw stop;
  };
  await assert.rejects(compare([NINE, TWELVE], { engine: rules, progress }), stop);
  await assert.rejects(judgeMany([["a", "b"]], { engine: rules, progress }), stop);
  assert.ok(await compare([NINE, TWELVE], { engine: rules }));
});

test("judgements", async () => {
  const pair = ["The captain was on the bridge.", "The captain was not on the bridge."];
  const [one, two] = await judgeMany([pair, [pair[0], pair[0]]], { engine: rules });
  assert.deepEqual(one, await judge(...pair, { engine: rules }));
  assert.equal(one.label, "contradiction");
  assert.equal(one.reason, "negation");
  assert.equal(two.label, "entailment");
  assert.equal(two.reason, null);
  assert.ok(Math.abs(one.entailment + one.neutral + one.contradiction - 1) < 1e-9);
});

test("errors name the article and the place", async () => {
  const rejects = (articles, expected, options) =>
    assert.rejects(compare(articles, { engine: rules, ...options }), (error) => {
      assert.ok(error instanceof InputError);
      const { status, article, offset } = error;
      assert.deepEqual({ status, article, offset }, expected);
      return true;
    });
  await rejects([NINE], { status: "fewer than two articles", article: null, offset: null });
  await rejects([NINE, " "], { status: "no text", article: 1, offset: null });
  await rejects(["é\0", NINE], { status: "NUL byte in the text", article: 0, offset: 1 });
  await rejects([NINE, { text: TWELVE, date: "3 May" }], {
    status: "not a date of the form YYYY-MM-DD",
    article: 1,
    offset: null,
  });
  assert.ok(await compare(["Rain\0fell.", NINE], { engine: rules, lenient: true }));
  await assert.rejects(compare([NINE, TWELVE], { engine: rules, kinds: ["lie"] }), TypeError);
  await assert.rejects(compare([NINE, TWELVE], { engine: rules, effort: "some" }), TypeError);
  const empty = { article: 1, message: "hypothesis: no text", why: "no text" };
  await assert.rejects(judge("It rains.", "", { engine: rules }), empty);
  await assert.rejects(compare([NINE, ""], { engine: rules }), { message: "articles[1]: no text" });
  await assert.rejects(compare([NINE, "é\0"], { engine: rules }), /articles\[1\], character 1: NUL/);
});

test("what is no article is told", async () => {
  for (const [given, why] of [
    ["one text", /one text, not a list/],
    [[NINE, 12], /no article: 12/],
    [[NINE, null], /no article: null/],
    [[NINE, { body: TWELVE }], /no article: {"body"/],
    [[NINE, { text: TWELVE, date: new Date(0) }], /date is no string/],
  ])
    await assert.rejects(compare(given, { engine: rules }), { name: "TypeError", message: why });
  await assert.rejects(compare([NINE, TWELVE], { engine: rules, kinds: "tension" }), /kinds is a list/);
});

test("a report is shown", async () => {
  const report = await compare([NINE, TWELVE], { engine: rules });
  assert.match(inspect(report), /^Report { articles: 2, findings: \d, facts: \d }$/);
  assert.equal(JSON.stringify(report), JSON.stringify(report.toDict()));
});

test("weights from a path, a URL, bytes", async () => {
  const server = createServer((request, response) =>
    request.url === "/judge.cdm"
      ? response.end(readFileSync(TINY.judge))
      : response.writeHead(404).end(),
  ).listen(0, "127.0.0.1");
  await new Promise((listening) => server.on("listening", listening));
  const site = `http://127.0.0.1:${server.address().port}`;
  const model = new Uint8Array(readFileSync(TINY.model));
  const engine = await Engine.load({ model, judge: `${site}/judge.cdm` });
  const report = await compare([NINE, TWELVE], { engine });
  assert.equal(report.encoder, "tiny-bert");
  assert.ok(report.network);
  await assert.rejects(Engine.load({ model, judge: `${site}/none.cdm` }), /404/);
  server.close();
});

test("weights that cannot be used", async () => {
  await assert.rejects(Engine.load({ model: "/no/such.cdm" }), { code: "ENOENT" });
  await assert.rejects(Engine.load({ model: new Uint8Array(100) }), ModelError);
});

test("weights by default", async () => {
  const place = await claimdiff.defaultModel("judge");
  assert.equal(basename(place), "judge.cdm");
  process.env.CLAIMDIFF_JUDGE = NO_MODEL;
  process.env.CLAIMDIFF_MODEL = TINY.model;
  assert.equal(await claimdiff.defaultModel("judge"), null);
  const report = await compare([NINE, TWELVE]);
  assert.equal(report.encoder, "tiny-bert");
  assert.equal(report.network, null);
  delete process.env.CLAIMDIFF_JUDGE;
  delete process.env.CLAIMDIFF_MODEL;
});

test("reports are freed when nobody holds them", async () => {
  const text = "Nine miners died on Monday, police said. ".repeat(500);
  const engine = await Engine.load({ model: NO_MODEL });
  const size = () => engine.native.exports.memory.buffer.byteLength;
  let before = 0;
  for (let i = 0; i < 60; i++) {
    await compare([text, TWELVE], { engine });
    globalThis.gc();
    await new Promise(setImmediate);
    if (i === 10) before = size();
  }
  assert.ok(size() < 1.2 * before, `${before} bytes, then ${size()}`);
});
