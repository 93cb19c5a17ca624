/** The page of examples/web in a browser, where there is one; with networks of a few neurons. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";

import { Engine, compare } from "claimdiff";
import { chromium } from "playwright-core";

import { ROOT, TINY, rules } from "./help.js";

const { CLAIMDIFF_BROWSER, CLAIMDIFF_WEB } = process.env;
const skip = CLAIMDIFF_BROWSER ? false : "no chromium here";
const INSTEAD = { "/models/minilm-l6-v2.cdm": TINY.model, "/models/judge.cdm": TINY.judge };
const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript" };

const ARTICLES = ["courier", "herald"].map((outlet, i) => ({
  text: readFileSync(join(ROOT, "examples/articles/ferry", `${outlet}.txt`), "utf8"),
  name: ["First article", "Second article"][i],
  outlet,
  date: "2026-03-03",
}));

const server = createServer(({ url }, response) => {
  const path = INSTEAD[url] ?? join(CLAIMDIFF_WEB, url === "/" ? "index.html" : url);
  try {
    const bytes = readFileSync(path);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-length": bytes.length }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
let browser, page;
const troubles = [];

before(async () => {
  if (skip) return;
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const args = ["--no-sandbox", "--disable-gpu"];
  browser = await chromium.launch({ executablePath: CLAIMDIFF_BROWSER, args });
  page = await browser.newPage();
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
});

after(async () => {
  await browser?.close();
  server.close();
});

async function fill(articles) {
  for (const [i, article] of articles.entries()) {
    const field = (name) => page.locator(`fieldset [name=${name}]`).nth(i);
    for (const name of ["text", "outlet", "date"]) await field(name).fill(article[name]);
  }
}

/** What the page says when it is done. */
async function press() {
  await page.locator("#compare").click();
  await page.locator("#compare:enabled").waitFor({ timeout: 60_000 });
  return page.locator("#status").textContent();
}

async function expected(engine) {
  return (await compare(ARTICLES, { engine })).toHtml();
}

test("compares by rules", { skip }, async () => {
  await fill(ARTICLES);
  assert.match(await press(), /^Compared in/);
  assert.equal(await page.locator("#report").getAttribute("srcdoc"), await expected(rules));
  const report = page.frameLocator("#report");
  await report.locator("a.claim.contradiction").first().dispatchEvent("click");
  await report.locator("#panel .finding").first().waitFor();
});

test("compares by networks", { skip }, async () => {
  await page.locator("#networks").check();
  assert.match(await press(), /^Compared in/);
  const html = await expected(await Engine.load(TINY));
  assert.equal(await page.locator("#report").getAttribute("srcdoc"), html);
});

test("says which article cannot be used", { skip }, async () => {
  await fill([ARTICLES[0], { text: " ", outlet: "", date: "" }]);
  assert.match(await press(), /^The second article cannot be used: /);
});

test("is without trouble", { skip }, () => assert.deepEqual(troubles, []));
