// Two runs compared on one page.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { violations } from "./access.js";
import { area, chart, clean, drawn, folder, open, report, tool, wide } from "./browser.js";

test("two runs compared: what differs first, then both in time, on any screen and by keys", async (t) => {
  const [a, b] = [await report("day"), await report("guests")].map((f) => f.replace(/html$/, "db")), html = join(folder, "compared.html");
  await tool(["report", a, b, "--html", html, "--quiet"]);
  for (const [width, dark] of [[1280, false], [390, true]]) {
    const page = await open(t, html, { width, dark });
    const text = await page.locator("body").innerText();
    assert.match(text, /^. \S+/);
    assert.ok(text.includes("day.yaml") && text.includes("guests.yaml"), text.slice(0, 500));
    assert.ok(await page.locator("section.chart").count() >= 3);
    assert.equal(await wide(page), 0);
    assert.deepEqual(await violations(page), []);
    clean(page);
  }
});

test("the same scenario twice: both runs are lines of one chart that differ by their dashes", async (t) => {
  const a = (await report("day")).replace(/html$/, "db"), html = join(folder, "twice.html");
  await tool(["report", a, a, "--html", html, "--quiet"]);
  const page = await open(t, html), one = page.locator("section.chart").first(), title = await one.locator("h3").evaluate((h) => h.firstChild.textContent.trim());
  assert.equal(new Set(await one.locator(".swatch line").evaluateAll((all) => all.map((l) => l.getAttribute("stroke-dasharray")))).size, 2);
  assert.ok((await drawn(one)).some > 2000);
  const { x, y, width } = await area(page, title);
  await page.mouse.move(x + width / 2, y + 20);
  const at = await page.locator(".lines .at").allInnerTexts();
  assert.ok(at.length > 1 && at[0] !== "" && at.every((s) => s === at[0]), `${at}`);
  await chart(page, title).getByRole("slider").focus();
  await page.keyboard.press("+");
  await page.getByRole("button", { name: "Show all" }).click();
});
