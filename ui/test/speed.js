// How quick the page of the biggest size is: 10 minutes, 5,000 sockets and
// 100,000 kept interactions. Times depend on the machine, so they are printed,
// and what is asserted is what the page shows.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { chart, folder, here, open } from "./browser.js";

test("a page of 100,000 interactions is usable at once", async (t) => {
  const file = join(folder, "big.html");
  await promisify(execFile)(process.env.GO ?? "go", ["test", "./internal/report", "-count=1", "-run", "TestPageOfABigRun"], { cwd: join(here, "../.."), env: { ...process.env, HOLDFAST_BIG_PAGE: file } });
  const began = Date.now(), page = await open(t, file);
  await chart(page, "Open sockets").locator("canvas").waitFor();
  const opened = Date.now() - began;
  await page.getByRole("tab", { name: "Interactions" }).click();
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();
  const listed = Date.now() - began;
  assert.match(await page.getByRole("status").innerText(), /of 100,000$/);
  // From a key to the frame that shows what it did.
  const frames = (keys) => page.evaluate(async (all) => {
    const times = [];
    for (const key of all) {
      const from = performance.now();
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await new Promise((done) => { requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); }); });
      times.push(performance.now() - from);
    }
    times.sort((a, b) => a - b);
    return `median ${times[times.length >> 1].toFixed(0)} ms, most ${times.at(-1).toFixed(0)} ms`;
  }, keys);
  const typed = Date.now();
  await page.getByRole("searchbox").fill("no such text");
  await page.getByRole("status").filter({ hasText: /^0 of/ }).waitFor();
  const searched = Date.now() - typed;
  await page.getByRole("searchbox").fill("");
  await page.getByRole("grid").focus();
  const scrolled = await frames(new Array(60).fill("PageDown"));
  assert.ok(await page.getByRole("grid").evaluate((el) => el.scrollTop) > 10_000);
  await page.getByRole("tab", { name: "Overview" }).click();
  await chart(page, "Latency: orders").getByRole("slider").focus();
  const moved = await frames(["Home", ...new Array(60).fill("ArrowRight")]), zoomed = await frames(new Array(8).fill("+").concat(new Array(8).fill("-")));
  t.diagnostic(`${(statSync(file).size / 2 ** 20).toFixed(1)} MiB; overview after ${opened} ms, interactions after ${listed} ms, text search ${searched} ms`);
  t.diagnostic(`a frame: scrolling ${scrolled}; cursor ${moved}; zoom of all charts ${zoomed}`);
});
