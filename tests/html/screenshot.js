// node screenshot.js PAGE BROWSER PNG: the page with its first contradiction opened.
const { chromium } = require('playwright-core');
const path = require('path');

(async () => {
    const [page, browser, png] = process.argv.slice(2);
    const window = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] });
    const tab = await window.newPage({ viewport: { width: 960, height: 720 }, colorScheme: 'light' });
    await tab.goto('file://' + path.resolve(page));
    await tab.evaluate(() => document.querySelector('a.claim.contradiction').click());
    await tab.waitForTimeout(1000); // it scrolls
    await tab.screenshot({ path: png });
    await window.close();
})();
