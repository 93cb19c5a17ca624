// The page of --format=html in a browser: node check.js TOOL BROWSER FOLDER
//
// Opens pages of our own articles and of a hostile one; clicks, filters, keys, widths, printing,
// and that no script of an article runs and nothing is fetched. Screenshots go to FOLDER.
"use strict";
const { chromium } = require("playwright-core");
const { spawnSync } = require("child_process");
const fs = require("fs");
const path = require("path");
const [tool, browserPath, folder] = process.argv.slice(2);
let failures = 0;

function check(name, good) {
    console.log((good ? "ok      " : "FAILED  ") + name);
    if (!good) failures++;
}

function write(name, articles) {
    const run = spawnSync(tool, ["--model=none", "--format=html", ...articles], { maxBuffer: 1 << 28 });
    if (run.status > 1) throw new Error(run.stderr.toString());
    const file = path.resolve(folder, name + ".html");
    fs.writeFileSync(file, run.stdout);
    return "file://" + file;
}

/* A click where the first line of a claim is: the middle of its box may be between two lines. */
async function click(page, selector) {
    const claim = page.locator(selector).first();
    await claim.scrollIntoViewIfNeeded();
    const at = await claim.evaluate((node) => {
        const box = Array.from(node.getClientRects()).find((rect) => rect.width > 9);
        return [box.x + box.width / 2, box.y + box.height / 2];
    });
    await page.mouse.click(...at);
}

async function checkClicks(page) {
    await click(page, "a.claim.contradiction");
    check("a click selects the claim", await page.locator("a.claim.selected").count() === 1);
    check("it shows the claim's findings", await page.locator("#panel:visible .finding").count() >= 1);
    check("it marks the counterparts", await page.locator("#article1 a.claim.linked").count() >= 1);
    check("it draws a line to each", await page.locator("#lines path").count() >= 1);
    const seen = await page.locator("#article1 a.claim.linked").first().evaluate((node) => {
        const claim = node.getClientRects()[0], box = node.closest("article").getBoundingClientRect();
        return claim.top >= box.top && claim.bottom <= box.bottom;
    });
    check("it scrolls the counterpart into sight", seen);
    await page.screenshot({ path: path.join(folder, "selected.png") });
    await page.locator("#panel a.place").last().click();
    check("a place leads to its claim", (await page.locator("a.claim.selected").getAttribute("id")) !== null);
    await page.keyboard.press("Escape");
    check("Esc closes", await page.locator("#panel").isHidden() && !await page.locator(".selected").count());
}

async function checkFilters(page) {
    const shown = () => page.locator("#findings .finding:visible").count();
    const before = await shown();
    await page.locator("input[value=addition]").uncheck();
    check("a kind can be left out", await shown() < before &&
        !await page.locator("#findings .finding.addition:visible").count());
    await page.locator("input[value=addition]").check();
    await page.locator("input[type=range]").fill("0.9");
    check("a confidence can be asked for", await shown() < before);
    await page.locator("input[type=range]").fill("0");
    const source = await page.locator("#filters option").nth(2).getAttribute("value");
    await page.locator("#filters select").selectOption(source);
    const bySource = await shown();
    check("a source can be chosen", bySource > 0 && bySource < before);
    await page.locator("#filters select").selectOption("");
    check("all come back", await shown() === before);
    check("their number is said", (await page.locator("#shown").textContent()) === `${before} of ${before} findings`);
}

async function checkKeys(page) {
    await page.locator("h1").click();
    await page.keyboard.press("n");
    const first = await page.locator("a.claim.selected").getAttribute("id");
    await page.keyboard.press("n");
    const second = await page.locator("a.claim.selected").getAttribute("id");
    await page.keyboard.press("p");
    check("n and p step through the claims", first !== second &&
        (await page.locator("a.claim.selected").getAttribute("id")) === first);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    check("Tab and Enter select, too", await page.locator("a.claim.selected").count() === 1);
    await page.keyboard.press("Escape");
}

async function checkLooks(page) {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await background();
    await page.emulateMedia({ colorScheme: "dark" });
    check("it is dark where the system is", await background() !== light);
    await page.screenshot({ path: path.join(folder, "dark.png") });
    await page.locator("#theme").click();
    check("and light at will", await background() === light);
    for (const width of [320, 390, 768]) {
        await page.setViewportSize({ width, height: 800 });
        check(`no sideways scrolling at ${width} pixels`,
            await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }
    await page.setViewportSize({ width: 390, height: 800 });
    await page.screenshot({ path: path.join(folder, "phone.png"), fullPage: true });
    await page.setViewportSize({ width: 900, height: 1200 });
    await page.emulateMedia({ media: "print" });
    check("no filters in print", await page.locator("#filters").isHidden());
    await page.screenshot({ path: path.join(folder, "print.png"), fullPage: true });
}

/* Contrast of WCAG 2: 4.5 or more of text on what is behind it. */
async function checkContrast(page) {
    const worst = await page.evaluate(() => {
        const channel = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        const light = (colour) => {
            const [r, g, b] = colour.match(/\d+/g).map(Number).map(channel);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (node) => {
            for (; node; node = node.parentElement) {
                const colour = getComputedStyle(node).backgroundColor;
                if (!/, 0\)/.test(colour)) return colour;
            }
            return "rgb(255, 255, 255)";
        };
        return Math.min(...Array.from(document.querySelectorAll("p, a, span, th, td, mark, ins, cite, h1, h2, h3"))
            .filter((node) => node.textContent.trim() && node.getClientRects().length)
            .map((node) => {
                const a = light(getComputedStyle(node).color), b = light(behind(node));
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            }));
    });
    check("all text has a contrast of 4.5", worst >= 4.5);
}

async function checkNames(page) {
    const nameless = await page.evaluate(() => Array.from(
        document.querySelectorAll("a[href], button, input, select, article, form, aside"))
        .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim() ||
            (node.labels && node.labels.length))).length);
    check("all that takes part has a name", nameless === 0);
    const dangling = await page.evaluate(() => Array.from(document.querySelectorAll("a[href^='#']"))
        .filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).length);
    check("all links lead somewhere", dangling === 0);
}

async function open(browser, url, fetched) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on("request", (request) => { if (request.url() !== url) fetched.push(request.url()); });
    page.on("pageerror", (error) => fetched.push(String(error)));
    page.on("dialog", (dialog) => { fetched.push("dialog"); dialog.dismiss(); });
    await page.goto(url);
    return page;
}

async function checkHostile(browser, fetched) {
    const text = "Nine miners <script>alert(1)</script> died in the mine on Monday, police said.\n\n" +
        "\"' onclick=alert(2) <img src=http://x.example/a onerror=alert(3)> was closed, said </script>" +
        "<svg onload=alert(4)>.\n\nThe mine opened\u202e in 1911 &lt;script&gt;.\n";
    const file = path.join(folder, "'\"><img src=x onerror=alert(5)>.txt");
    const other = path.join(folder, "plain.txt");
    try { fs.writeFileSync(file, text); } catch (error) { fs.writeFileSync(other + "x", text); }
    fs.writeFileSync(other, "Twelve miners died in the mine on Monday, police said.\n");
    const page = await open(browser, write("hostile", [fs.existsSync(file) ? file : other + "x", other]), fetched);
    await click(page, "a.claim");
    check("a hostile article is shown as text", (await page.locator("#article0").textContent())
        .includes("<script>alert(1)</script>") && !await page.locator("img").count());
    check("it does not turn the direction", !(await page.content()).includes("\u202e"));
    await page.close();
}

(async () => {
    const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
    const ferry = "examples/articles/ferry/", fetched = [];
    const page = await open(browser, write("ferry", [ferry + "courier.txt", ferry + "herald.txt"]), fetched);
    await page.screenshot({ path: path.join(folder, "light.png") });
    await checkNames(page);
    await checkContrast(page);
    await checkClicks(page);
    await checkFilters(page);
    await checkKeys(page);
    await checkLooks(page);
    await checkHostile(browser, fetched);
    const dark = await open(browser, "file://" + path.resolve(folder, "ferry.html"), fetched);
    await dark.emulateMedia({ colorScheme: "dark" });
    await checkContrast(dark);
    check("nothing is fetched, nothing runs, no errors: " + fetched.join(" "), !fetched.length);
    await browser.close();
    console.log(failures ? failures + " failed" : "all passed");
    process.exit(failures ? 1 : 0);
})();
