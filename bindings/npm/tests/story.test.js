/** Stories: articles that come one by one. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Engine, InputError, NO_MODEL, Story, StoryError, compare } from "claimdiff";

import { TINY, rules } from "./help.js";

const NINE = { text: "Nine miners died on Monday, police said.", outlet: "Courier" };
const TWELVE = "Twelve miners died on Monday 🚢, said Zoë Åström, the mayor.";

async function begun(options = {}) {
  const story = await Story.begin({ engine: rules, ...options });
  story.add(NINE);
  return story;
}

test("adding an article reports what it changes", async () => {
  const story = await begun();
  const changes = story.add(TWELVE);
  const [finding] = changes.ofKind("contradiction");
  assert.equal(story.length, 2);
  assert.deepEqual(finding.sides.map((side) => side.article), [0, 1]);
  assert.deepEqual(finding.sides.map((side) => side.evidence[0].text), ["Nine", "Twelve"]);
  assert.equal(changes.articles[0].outlet, "Courier");
  const { begin, end, text } = finding.sides[1].claim;
  assert.equal(TWELVE.slice(begin, end), text);
  const third = story.add("The mayor resigned on Tuesday.");
  assert.deepEqual(third.ofKind("contradiction"), []);
  assert.equal(story.report().ofKind("contradiction").length, 1);
});

test("its report is that of a comparison", async () => {
  const story = await begun();
  story.add(TWELVE);
  const report = await compare([NINE, TWELVE], { engine: rules });
  assert.deepEqual(story.report().findings, report.findings);
});

test("what is saved goes on", async () => {
  const story = await begun();
  const loaded = await Story.load(story.save(), { engine: rules });
  assert.equal(loaded.length, 1);
  assert.equal(loaded.add(TWELVE).toJson(), story.add(TWELVE).toJson());
  assert.equal(loaded.report().toJson(), story.report().toJson());
  assert.equal(loaded.report().articles[0].text, NINE.text);
});

test("kinds, and what else is wished for", async () => {
  const story = await begun({ kinds: ["agreement"] });
  assert.deepEqual(story.add(TWELVE).findings, []);
  await assert.rejects(Story.begin({ engine: rules, kinds: ["lie"] }), TypeError);
  await assert.rejects(Story.begin({ engine: rules, candidates: 1001 }), InputError);
});

test("trouble", async () => {
  const story = await begun();
  assert.throws(() => story.add(" "), (e) => e instanceof InputError && e.article === 1);
  assert.equal(story.length, 1);
  const bytes = story.save();
  bytes[bytes.length - 1] ^= 1;
  await assert.rejects(Story.load(bytes, { engine: rules }), StoryError);
  const other = await Engine.load(TINY);
  await assert.rejects(Story.load(story.save(), { engine: other }), StoryError);
  const stop = new Error("enough");
  const progress = () => {
    throw stop;
  };
  assert.throws(() => story.add(TWELVE, { progress }), stop);
  assert.throws(() => story.add(TWELVE), InputError);
});

test("it is freed when nobody holds it or a report on it", async () => {
  const text = "Nine miners died on Monday, police said. ".repeat(500);
  const engine = await Engine.load({ model: NO_MODEL });
  const size = () => engine.native.exports.memory.buffer.byteLength;
  let before = 0;
  let report;
  for (let i = 0; i < 40; i++) {
    const story = await Story.begin({ engine });
    story.add(text);
    report = story.add(TWELVE);
    globalThis.gc();
    await new Promise(setImmediate);
    if (i === 10) before = size();
  }
  assert.ok(size() < 1.2 * before, `${before} bytes, then ${size()}`);
  globalThis.gc();
  await new Promise(setImmediate);
  assert.equal(report.articles[1].text, TWELVE);
});
