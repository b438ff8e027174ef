// The page for everybody: axe's rules, small windows, dashes beside colours,
// reduced motion, print.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { changed, chart, open, report, wide } from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// violations are what axe has against the page as it stands.
export async function violations(page) {
  await page.evaluate(axe);
  const { violations: all, passes } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.ok(passes.length > 10, `axe looked at ${passes.length} rules only`);
  return all.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.any.concat(n.all, n.none).map((c) => c.message).join("; ")}`).join(" | ")}`);
}

// everyView opens each view with what can be opened in it.
async function everyView(page, look) {
  await look("overview");
  for (const summary of await page.locator("summary").all()) await summary.click();
  const tables = page.getByRole("button", { name: /^Table/ });
  while (await tables.count() > 0) await tables.first().click();
  await look("overview with all that opens");
  for (const tab of ["Sockets", "Interactions"]) {
    await page.getByRole("tab", { name: tab }).click();
    if (await page.getByRole("grid").count() > 0) await page.getByRole("grid").press("Enter");
    await look(tab.toLowerCase());
  }
}

for (const width of [1280, 390]) for (const dark of [false, true]) {
  test(`axe finds nothing, and nothing is wider than the window: ${width} pixels, ${dark ? "dark" : "light"}`, async (t) => {
    for (const name of ["day", "guests"]) {
      const page = await open(t, await report(name), { width, dark });
      await everyView(page, async (view) => {
        assert.deepEqual(await violations(page), [], `${name}, ${view}`);
        assert.equal(await wide(page), 0, `${name}, ${view}`);
      });
    }
  });
}

test("dark and light are two pages", async (t) => {
  const grounds = [];
  for (const dark of [false, true]) grounds.push(await (await open(t, await report("day"), { dark })).evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
  assert.notEqual(grounds[0], grounds[1]);
});

test("the series of a chart differ by their dashes, not by colour alone", async (t) => {
  const page = await open(t, await report("day"));
  for (const title of ["Open sockets", "Arrivals: calls", "Latency: calls", "The generator's processors"]) {
    const lines = await chart(page, title).locator(".swatch line").evaluateAll((all) => all.map((l) => [l.getAttribute("stroke"), l.getAttribute("stroke-dasharray") ?? ""]));
    assert.ok(lines.length >= 2, `${title} has ${lines.length} lines`);
    assert.equal(new Set(lines.map(([, dashes]) => dashes)).size, lines.length, `${title}: ${JSON.stringify(lines)}`);
    assert.equal(new Set(lines.map(([stroke]) => stroke)).size, lines.length);
  }
});

test("the curves themselves are dashed as the legend says", async (t) => {
  const flat = changed(await report("day"), "flat", (d) => { d.generator.cpu.fill(1); d.generator.waited.fill(.5); });
  const page = await open(t, flat); // a line that is not dashed has no gaps
  const gaps = await chart(page, "The generator's processors").locator("canvas").evaluate((el) => {
    const swatches = [...el.closest("section").querySelectorAll(".swatch line")].map((l) => l.getAttribute("stroke"));
    const { data, width, height } = el.getContext("2d").getImageData(0, 0, el.width, el.height);
    return swatches.map((hex) => {
      const want = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)), columns = new Set();
      for (let x = 0; x < width; x++) for (let y = 0; y < height; y++) {
        const i = (y * width + x) * 4;
        if (want.every((c, k) => Math.abs(data[i + k] - c) < 24) && data[i + 3] > 200) { columns.add(x); break; }
      }
      const all = [...columns].sort((a, b) => a - b);
      return all.filter((x, i) => i > 0 && x - all[i - 1] > 2).length;
    });
  });
  assert.ok(gaps[0] === 0 && gaps[1] > 10, `gaps ${gaps}`);
});

test("nothing moves for those who want it calm", async (t) => {
  const page = await open(t, await report("day"), { calm: true });
  const moving = await page.evaluate(() => {
    return [...document.querySelectorAll("*")].filter((e) => { const s = getComputedStyle(e); return s.transitionDuration !== "0s" || s.animationName !== "none"; }).map((e) => e.localName);
  });
  assert.deepEqual(moving, []);
  assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
});

test("a dark page prints dark on light", async (t) => {
  const page = await open(t, await report("day"), { dark: true });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const { ground, ink, filter } = await page.evaluate(() => ({
    ground: getComputedStyle(document.documentElement).backgroundColor, ink: getComputedStyle(document.documentElement).color, filter: getComputedStyle(document.querySelector("canvas")).filter,
  }));
  assert.deepEqual([ground, ink], ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  assert.match(filter, /invert/);
  assert.equal(await page.getByRole("button").first().isVisible(), false);
});
