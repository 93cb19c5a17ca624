/** The report of the C tool and of this package, byte for byte. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";

import { Engine, compare } from "claimdiff";

import { ROOT, TINY, TOOL, readFiles, rules } from "./help.js";

const GOLD = ["dev", "long"]
  .flatMap((set) => readdirSync(join(ROOT, "tests/gold", set)).map((name) => join(set, name)))
  .map((name) => join(ROOT, "tests/gold", name))
  .filter((folder) => existsSync(join(folder, "gold.json")));

function files(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return names.sort().map((name) => join(folder, name));
}

function printed(options, paths) {
  const run = spawnSync(TOOL, [...options, ...paths], { maxBuffer: 1 << 28 });
  assert.ok(run.status <= 1, String(run.stderr));
  return run.stdout.toString();
}

const named = [`--model=${TINY.model}`, `--judge-model=${TINY.judge}`];

async function withKernels(name) {
  process.env.CLAIMDIFF_KERNELS = name;
  try {
    return await Engine.load(TINY);
  } finally {
    delete process.env.CLAIMDIFF_KERNELS;
  }
}

assert.ok(GOLD.length >= 20);
for (const [what, options, engine, folders] of [
  ["rules alone", ["--model=none"], rules, GOLD],
  ["networks", named, await Engine.load(TINY), GOLD],
  ["networks in plain C", named, await withKernels("plain"), GOLD.slice(0, 4)],
]) {
  test(what, async (t) => {
    for (const folder of folders)
      await t.test(basename(folder), async () => {
        const report = await compare(readFiles(files(folder)), { engine });
        assert.equal(report.toJson(), printed([...options, "--format=json"], files(folder)));
      });
  });
}

test("the page", async () => {
  const paths = files(GOLD[0]);
  const report = await compare(readFiles(paths), { engine: rules });
  assert.equal(report.toHtml(), printed(["--model=none", "--format=html"], paths));
});
