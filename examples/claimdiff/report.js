/* Filters, the panel, the lines. The page is complete without. */
"use strict";
(function () {
    const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
    const byId = (id) => document.getElementById(id);
    const form = byId("filters"), panel = byId("panel"), lines = byId("lines");
    const findings = all("#findings .finding"), claims = all("a.claim");
    const ownVoice = "\u0000";
    let selected = null, linked = [];

    /* ---- Filters ---- */

    function sourcesOf(finding) {
        return all(".side", finding).map((side) => side.dataset.source || ownVoice);
    }

    function fillSources() {
        const sources = new Set(findings.flatMap(sourcesOf));
        sources.delete(ownVoice);
        const add = (value, label) => form.elements.source.add(new Option(label, value));
        add(ownVoice, "the article itself");
        Array.from(sources).sort().forEach((source) => add(source, source));
    }

    function filter() {
        const kinds = all("input[name=kind]:checked", form).map((box) => box.value);
        const source = form.elements.source.value, least = Number(form.elements.confidence.value);
        const passes = (finding) => kinds.includes(finding.dataset.kind) &&
            Number(finding.dataset.confidence) >= least &&
            (!source || sourcesOf(finding).includes(source));
        findings.forEach((finding) => finding.classList.toggle("off", !passes(finding)));
        claims.forEach((claim) => claim.classList.toggle("off", !shownOf(claim).length));
        form.querySelector("output").value = least.toFixed(2);
        const count = findings.filter((finding) => !finding.classList.contains("off")).length;
        byId("shown").textContent = count + " of " + findings.length + " findings";
        if (selected) select(selected);
    }

    function shownOf(claim) {
        return claim.dataset.findings.split(" ").map((number) => byId("f" + number))
            .filter((finding) => finding && !finding.classList.contains("off"));
    }

    /* ---- A claim and its counterparts ---- */

    function counterparts(claim) {
        const places = shownOf(claim).flatMap((finding) => all("a.place", finding));
        const ids = new Set(places.map((place) => place.getAttribute("href").slice(1)));
        ids.delete(claim.id);
        return Array.from(ids).map(byId).filter(Boolean);
    }

    function close() {
        if (selected) selected.classList.remove("selected");
        linked.forEach((other) => other.classList.remove("linked"));
        selected = null;
        linked = [];
        panel.hidden = true;
        lines.replaceChildren();
    }

    function fillPanel(claim) {
        const bar = document.createElement("div"), text = document.createElement("span");
        const button = document.createElement("button"), list = document.createElement("ol");
        bar.className = "bar";
        text.className = "about";
        text.textContent = "n and p go to the next claim and the one before, Esc closes";
        button.type = "button";
        button.textContent = "Close";
        button.addEventListener("click", () => { const was = selected; close(); was.focus(); });
        bar.append(text, button);
        shownOf(claim).forEach((finding) => {
            const copy = finding.cloneNode(true);
            copy.removeAttribute("id");
            list.append(copy);
        });
        panel.replaceChildren(bar, list);
        panel.hidden = false;
        panel.scrollTop = 0;
    }

    /* Scrolls the article, and the page only where the article does not scroll by itself. */
    function show(claim) {
        const box = claim.closest("article"), page = box.getBoundingClientRect();
        const place = claim.getClientRects()[0];
        if (box.scrollHeight > box.clientHeight + 1)
            box.scrollTop += place.top - page.top - box.clientHeight / 3;
    }

    function select(claim) {
        close();
        if (!claim.dataset.findings || !shownOf(claim).length) return;
        selected = claim;
        claim.classList.add("selected");
        linked = counterparts(claim);
        linked.forEach((other) => other.classList.add("linked"));
        fillPanel(claim);
        const seen = new Set([claim.closest("article")]);
        linked.forEach((other) => {
            if (!seen.has(other.closest("article"))) show(other);
            seen.add(other.closest("article"));
        });
        clear();
        draw();
    }

    /* Scrolls the page where the panel covers the claim. */
    function clear() {
        const below = selected.getBoundingClientRect().bottom + 20 - panel.getBoundingClientRect().top;
        if (below > 0) scrollBy(0, below + panel.clientHeight / 3);
    }

    function bring(claim) {
        claim.scrollIntoView({ block: "center" });
        show(claim);
        claim.focus({ preventScroll: true });
        select(claim);
    }

    /* ---- Lines ---- */

    /* Where a line may end: at the claim's first line, within what its article shows. */
    function end(claim, other) {
        const box = claim.closest("article").getBoundingClientRect();
        const at = claim.getClientRects()[0], left = box.left < other.getBoundingClientRect().left;
        const y = Math.min(Math.max(at.top + at.height / 2, box.top), box.bottom);
        return { x: left ? box.right - 4 : box.left + 4, y: y };
    }

    function line(from, to) {
        const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
        const a = end(from, to), b = end(to, from), middle = (a.x + b.x) / 2;
        path.setAttribute("d", `M${a.x} ${a.y} C${middle} ${a.y} ${middle} ${b.y} ${b.x} ${b.y}`);
        path.style.stroke = getComputedStyle(to).getPropertyValue("--kind");
        return path;
    }

    /* Contradictions come first among the findings, so their lines last, on top. */
    function draw() {
        const apart = linked.filter((other) => other.closest("article") !== selected.closest("article"));
        lines.replaceChildren(...apart.reverse().map((other) => line(selected, other)));
    }

    /* ---- Events ---- */

    function follow(event) {
        const link = event.target.closest("a[href^='#a']");
        const claim = event.target.closest("a.claim");
        const to = claim || (link && byId(link.getAttribute("href").slice(1)));
        if (!to || !to.classList.contains("claim")) return;
        event.preventDefault();
        if (claim) select(claim);
        else bring(to);
    }

    function step(by) {
        const shown = claims.filter((claim) => !claim.classList.contains("off"));
        const at = shown.indexOf(selected || document.activeElement);
        const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
        if (next) bring(next);
    }

    function press(event) {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.target.closest("input, select, textarea")) return;
        if (event.key === "Escape" && selected) {
            const was = selected;
            close();
            was.focus({ preventScroll: true });
        } else if (event.key === "n") step(1);
        else if (event.key === "p") step(-1);
    }

    function switchTheme() {
        const root = document.documentElement;
        const dark = root.dataset.theme ? root.dataset.theme === "dark"
            : matchMedia("(prefers-color-scheme: dark)").matches;
        root.dataset.theme = dark ? "light" : "dark";
        if (selected) draw();
    }

    form.hidden = false;
    fillSources();
    filter();
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    byId("theme").addEventListener("click", switchTheme);
    document.addEventListener("click", follow);
    document.addEventListener("keydown", press);
    document.addEventListener("scroll", () => selected && draw(), true);
    addEventListener("resize", () => selected && draw());
})();
