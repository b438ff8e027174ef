// Everything that the mouse can do, by the keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { burst, chart, clean, dataOf, open, report } from "./browser.js";

const focused = (page) => page.evaluate(() => {
  const el = document.activeElement, style = getComputedStyle(el), box = el.getBoundingClientRect();
  return {
    what: `${el.getAttribute("role") ?? el.localName} ${el.getAttribute("aria-label") ?? document.getElementById(el.getAttribute("aria-labelledby"))?.textContent ?? el.innerText}`.trim(),
    outline: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2, seen: box.width > 0 && box.height > 0,
  };
});

test("Tab passes everything in the order in which it is read, and the focus is always seen", async (t) => {
  for (const tab of ["overview", "sockets", "interactions"]) {
    const page = await open(t, await report("day"), { tab }), tops = [], met = [];
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press("Tab");
      const now = await focused(page);
      if (now.what.startsWith("body")) break;
      assert.ok(now.outline && now.seen, `no outline on ${now.what} in ${tab}`);
      met.push(now.what);
      tops.push(await page.evaluate(() => document.activeElement.getBoundingClientRect().top + scrollY));
    }
    const missed = await page.evaluate(() => [...document.querySelectorAll("button, select, input, summary, a[href], [role=slider], [role=grid]")].filter((el) => el.checkVisibility() && el.tabIndex >= 0).length);
    assert.ok(met.length >= missed && missed >= 3, `${met.length} stops for ${missed} controls in ${tab}: ${met}`);
    assert.ok(tops.every((top, i) => i === 0 || top > tops[i - 1] - 60), `order in ${tab}: ${met.map((m, i) => `${m} ${tops[i]}`).join("\n")}`);
  }
});

test("the arrow keys change the tab, and the address keeps it", async (t) => {
  const page = await open(t, await report("day"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  assert.match((await focused(page)).what, /^tab Sockets/);
  assert.ok(page.url().endsWith("#sockets"));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  assert.ok(!page.url().endsWith("#overview") && !page.url().endsWith("#sockets"));
  await page.goBack();
  assert.ok(page.url().endsWith("#overview"));
  await page.getByRole("heading", { name: "The run in time" }).waitFor();
});

test("a chart's cursor, its zoom and its bursts answer to keys", async (t) => {
  const file = await report("day"), second = burst(dataOf(file));
  const page = await open(t, file), strip = chart(page, "Closes by cause").getByRole("slider"), other = chart(page, "Latency: calls");
  await strip.focus();
  await page.keyboard.press("Home");
  assert.equal(await strip.getAttribute("aria-valuenow"), "0");
  for (let i = 0; i < second; i++) await page.keyboard.press("ArrowRight");
  assert.equal(await strip.getAttribute("aria-valuenow"), String(second));
  assert.match(await strip.getAttribute("aria-valuetext"), new RegExp(`^0:0${second}: .*[1-9]`));
  assert.equal(await other.locator(".lines .at").innerText(), `at 0:0${second}`);
  const whole = await other.locator("canvas").evaluate((el) => el.toDataURL());
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await page.getByRole("button", { name: "Show all" }).waitFor();
  assert.notEqual(await other.locator("canvas").evaluate((el) => el.toDataURL()), whole);
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
  assert.equal(await strip.getAttribute("aria-valuenow"), String(second - 4), "the view follows the cursor");
  await page.keyboard.press("-");
  await page.keyboard.press("-");
  await page.getByRole("button", { name: "Show all" }).waitFor({ state: "detached" });
  await page.keyboard.press("+");
  await page.keyboard.press("0");
  await page.getByRole("button", { name: "Show all" }).waitFor({ state: "detached" });
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  assert.equal(await strip.getAttribute("aria-valuenow"), await strip.getAttribute("aria-valuemax"));
  await page.keyboard.press("Home");
  for (let i = 0; i < second; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Sockets that were refused or lost" }).waitFor();
  assert.match(await page.getByRole("grid").innerText(), /1001/);
});

test("the keys of the charts are written on the page", async (t) => {
  const page = await open(t, await report("day"));
  assert.deepEqual(await page.locator("#axis-keys kbd").allInnerTexts(), ["←", "→", "Shift", "+", "−", "0"]);
  assert.ok(await page.locator("#axis-keys").isVisible());
});

test("an interaction is found by filter, opened as a waterfall, and closed with Escape", async (t) => {
  const page = await open(t, await report("day"), { tab: "interactions" });
  await page.locator("label", { hasText: /^status/ }).locator("select").focus();
  await page.keyboard.type("404");
  await page.keyboard.press("Enter");
  const said = await page.getByRole("status").innerText(), shown = Number(said.split(" ")[0]);
  assert.ok(shown > 0 && shown < Number(said.split(" ")[2].replace(",", "")), said);
  const grid = page.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("End");
  assert.ok(await grid.locator(`[id="${await grid.getAttribute("aria-activedescendant")}"]`).isVisible());
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const one = page.getByRole("complementary");
  assert.match(await one.innerText(), /nothing-there[\s\S]*404/);
  assert.ok(await one.locator(".track i").count() >= 1);
  assert.ok(await one.evaluate((el) => el.contains(document.activeElement)), "who opens by key is in it");
  await page.keyboard.press("Escape");
  await one.waitFor({ state: "detached" });
  assert.match((await focused(page)).what, /^grid/);
  clean(page);
});

test("a throttled interaction shows its attempts and their Retry-After, and its address opens it again", async (t) => {
  const page = await open(t, await report("day"), { tab: "interactions" });
  await page.getByLabel("cause").selectOption({ label: await page.getByLabel("cause").locator("option", { hasText: "rate limit" }).first().innerText() });
  await page.getByRole("grid").focus();
  await page.keyboard.press("Enter");
  const one = page.getByRole("complementary"), said = await one.innerText();
  assert.match(said, /attempt 1[\s\S]*429[\s\S]*Retry-After: \d+[\s\S]*attempt 2/);
  assert.match(page.url(), /#interaction=calls\/\d+$/);
  await page.reload();
  await one.waitFor();
  assert.equal(await one.innerText(), said);
});

test("frames of a WebSocket are shown with their way, size and beginning", async (t) => {
  const page = await open(t, await report("guests"), { tab: "interactions" });
  await page.getByRole("grid").focus();
  await page.keyboard.press("Enter");
  const rows = await page.getByRole("complementary").locator(".frames tbody tr").allInnerTexts();
  assert.ok(rows.some((r) => /→ sent\s+text\s+\d+ B[\s\S]*configureSession/.test(r)) && rows.some((r) => r.includes("← received")), rows.join("\n"));
});

test("a socket's evidence is opened and closed by keys", async (t) => {
  const page = await open(t, await report("day"), { tab: "sockets" }), grid = page.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("complementary").waitFor();
  assert.equal(await grid.getByRole("row", { selected: true }).getAttribute("aria-rowindex"), "3");
  await page.keyboard.press("Escape");
  await page.getByRole("complementary").waitFor({ state: "detached" });
});
