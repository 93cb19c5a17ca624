import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT } from "./help.js";

test("the example compares files", () => {
  const files = ["courier.txt", "herald.txt"].map((n) => join(ROOT, "examples/articles/ferry", n));
  const env = { ...process.env, CLAIMDIFF_MODEL: "none" };
  const run = spawnSync("node", ["examples/compare.js", ...files], { env, encoding: "utf8" });
  assert.equal(run.stderr, "");
  assert.match(run.stdout, /\n  herald\.txt, line 5: The captain, Henrik Aas/);
  assert.match(run.stdout, /^agree +.*214/m);
});
