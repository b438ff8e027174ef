// The report from a file: what it shows, and what the mouse does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { area, burst, changed, chart, clean, dataOf, drawn, open, report } from "./browser.js";

const charts = ["Open sockets", "Closes by cause", "Interactions in flight", "Arrivals: calls", "Latency: calls", "Arrivals: lookups", "Latency: lookups", "Ping round trips", "The generator was late", "The generator's processors"];

test("a report opens from its file without an error and asks the network for nothing", async (t) => {
  for (const name of ["day", "guests"]) {
    const page = await open(t, await report(name));
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      assert.equal(await page.getByRole("tabpanel").getByRole("heading").or(page.getByRole("tabpanel").locator("p")).count() > 0, true);
    }
    clean(page);
  }
});

test("the verdict comes first, then causes as sentences, then thresholds, then the run in time", async (t) => {
  const file = await report("day"), page = await open(t, file), verdict = dataOf(file).summary.verdict.toUpperCase();
  const text = await page.locator("body").innerText();
  const places = [verdict, "Lost ", "thresholds not met", "Causes", "closed 4.0 s", "Thresholds", "held(pinging) == 100%", "The run in time"].map((what) => text.indexOf(what));
  assert.ok(places.every((p, i) => p >= 0 && (i === 0 || p > places[i - 1])), `places ${places} in:\n${text.slice(0, 3000)}`);
  assert.match(text.slice(0, 12), new RegExp(`^. ${verdict}`));
});

test("every chart is drawn, and beside it are its numbers as a table", async (t) => {
  const file = await report("day"), page = await open(t, file), d = dataOf(file);
  assert.deepEqual(await page.locator("section.chart h3").evaluateAll((all) => all.map((h) => h.firstChild.textContent.trim())), charts);
  for (const title of charts) {
    const { some, colours } = await drawn(chart(page, title));
    assert.ok(some > 2000 && colours.length >= 2, `${title}: ${some} pixels in ${colours.length} colours`);
  }
  const one = chart(page, "Open sockets");
  await one.getByRole("button", { name: "Table" }).click();
  const row = one.locator("tbody tr").nth(4);
  assert.deepEqual(await row.locator("th,td").allInnerTexts(), ["0:04", ...d.pools.map((p) => String(p.open[4]))]);
  await one.getByRole("button", { name: "Chart" }).click();
  assert.ok((await drawn(one)).some > 2000);
});

test("the maximum concurrent interactions are marked, ours and the platform's", async (t) => {
  const file = await report("guests"), page = await open(t, file), { summary } = dataOf(file);
  assert.ok(summary.platform.max_concurrent > 0, "the platform was not asked");
  const id = await chart(page, "Interactions in flight").getByRole("slider").getAttribute("aria-describedby");
  const said = await page.locator(`#${id.split(" ")[0]}`).textContent();
  for (const label of [`maximum concurrent interactions ${summary.interactions.max_concurrent}`, `the platform's maximum ${summary.platform.max_concurrent}`]) assert.ok(said.includes(label), said);
  // A mark is one of the page's inks, from edge to edge: it is gone if there is no maximum.
  const without = await open(t, changed(file, "unmarked", (d) => { d.summary.interactions.max_concurrent = 0; d.summary.platform.max_concurrent = null; }));
  const [a, b] = [await drawn(chart(page, "Interactions in flight")), await drawn(chart(without, "Interactions in flight"))];
  assert.ok(a.some > b.some + 500, `${a.some} pixels with marks, ${b.some} without`);
});

test("all charts share one cursor", async (t) => {
  const page = await open(t, await report("day"));
  const { x, y, width } = await area(page, "Arrivals: calls");
  await page.mouse.move(x + width / 2, y + 20);
  const at = await page.locator("section.chart .lines .at").allInnerTexts();
  assert.equal(at.length, charts.length);
  assert.ok(at[0] !== "" && at.every((s) => s === at[0]), `${at}`);
  const lines = await page.locator(".u-cursor-x").evaluateAll((all) => all.map((el) => Math.round(el.getBoundingClientRect().x)));
  assert.ok(lines.length === charts.length && lines.every((at) => Math.abs(at - lines[0]) <= 1), `${lines}`);
});

test("dragging zooms all charts, and a double click shows all of it again", async (t) => {
  const page = await open(t, await report("day")), slider = chart(page, "Latency: calls").getByRole("slider");
  const ticks = () => chart(page, "Open sockets").locator("canvas").evaluate((el) => el.toDataURL());
  const whole = await ticks(), over = chart(page, "Arrivals: calls").locator(".u-over"), { x, y, width } = await area(page, "Arrivals: calls");
  await page.mouse.move(x + width * .3, y + 30);
  await page.mouse.down();
  await page.mouse.move(x + width * .6, y + 30, { steps: 4 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Show all" }).waitFor();
  const near = await ticks();
  assert.notEqual(near, whole);
  await chart(page, "Latency: calls").getByRole("button", { name: "Table" }).click();
  const rows = await chart(page, "Latency: calls").locator("tbody tr").count();
  assert.ok(rows >= 3 && rows <= 6, `${rows} rows of a third of twelve seconds`);
  await over.dblclick();
  await page.mouse.move(0, 0);
  await page.getByRole("button", { name: "Show all" }).waitFor({ state: "detached" });
  assert.equal(await ticks(), whole);
  assert.equal(await slider.count(), 0);
  // A drag is no click, where a click leads elsewhere.
  const strip = await area(page, "Closes by cause");
  await page.mouse.move(strip.x + strip.width * .2, strip.y + 10);
  await page.mouse.down();
  await page.mouse.move(strip.x + strip.width * .8, strip.y + 10, { steps: 4 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Show all" }).waitFor();
  assert.equal(await page.getByRole("tab", { selected: true }).innerText(), "Overview");
});

test("a burst of closes leads to its sockets", async (t) => {
  const file = await report("day"), page = await open(t, file), d = dataOf(file);
  const second = burst(d), { x, y, width, height } = await area(page, "Closes by cause");
  await page.mouse.click(x + width * second / (d.points - 1) + 3, y + height / 2);
  await page.getByRole("heading", { name: "Sockets that were refused or lost" }).waitFor();
  const said = await page.getByRole("status").innerText();
  const near = d.ends.ended_s.filter((at) => at >= second && at <= second + d.step_s).length;
  assert.ok(near > 20 && said.startsWith(`${near} of ${d.ends.total}`), `${said}; ${near} ends near ${second} s`);
  assert.ok((await page.getByRole("grid").innerText()).includes("1001"));
});

test("a burst without closes leads to its interactions", async (t) => {
  const file = await report("day"), second = dataOf(file).loads.find((l) => l.name === "calls").throttled.findIndex((n) => n > 0);
  assert.ok(second >= 0, "nothing was throttled");
  const page = await open(t, changed(file, "no-closes", (d) => { for (const c of Object.keys(d.closes)) d.closes[c].fill(0); }));
  const { x, y, width } = await area(page, "Closes by cause");
  await page.mouse.click(x + width * second / (dataOf(file).points - 1) + 3, y + 10);
  await page.getByRole("heading", { name: "Interactions", exact: true }).waitFor();
});

test("a cause leads to its sockets", async (t) => {
  const file = await report("day"), page = await open(t, file), d = dataOf(file);
  await page.locator("article", { hasText: "idle timeout" }).getByRole("button", { name: "Show these sockets" }).click();
  const n = d.ends.cause.filter((c) => c === "idle_timeout").length;
  assert.ok((await page.getByRole("status").innerText()).startsWith(`${n} of `));
  const rows = page.getByRole("grid").getByRole("row");
  await rows.nth(1).click();
  assert.match(await page.getByRole("complementary").innerText(), /idle timeout[\s\S]*silence/);
});

test("a run of one second is drawn, too", async (t) => {
  const page = await open(t, changed(await report("day"), "short", (d) => {
    d.points = 1;
    for (const group of [...d.pools, ...d.loads, d.generator, d.closes]) for (const k of Object.keys(group)) if (Array.isArray(group[k]) && k !== "program" && k !== "sockets") group[k] = [1];
    d.in_flight = [1];
  }));
  const { colours } = await drawn(chart(page, "Arrivals: calls"));
  assert.ok(colours.length >= 3, `${colours}: no point of a line`);
  clean(page);
});

test("a run without sockets opens, and so does one where nothing went wrong", async (t) => {
  const page = await open(t, await report("guests"), { tab: "sockets" });
  assert.match(await page.locator("main").innerText(), /No socket was refused or lost/);
  clean(page);
});
