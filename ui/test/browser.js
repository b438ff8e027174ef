// What the tests of the page share: the tool, the pages that it makes, and a
// browser that watches for what a page must not do.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const holdfast = process.env.HOLDFAST ?? join(here, "../../holdfast");

// folder holds what the tests make, and goes with them.
export const folder = mkdtempSync(join(tmpdir(), "holdfast-page-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

// live begins a run with its live page and gives its address, the program, and
// its end: exit code and what it printed.
export async function live(t, name, more = []) {
  const child = spawn(holdfast, ["run", join(here, `${name}.yaml`), "--dashboard", "127.0.0.1:0", "--record", "off", ...more], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  t.after(() => { child.kill("SIGKILL"); });
  let said = "";
  child.stdout.on("data", (b) => { said += b; });
  const ended = new Promise((done) => { child.on("close", (code) => { done({ code, said }); }); });
  const address = await new Promise((done, fail) => {
    child.stderr.on("data", (b) => {
      said += b;
      const found = /live page: (\S+)/.exec(said);
      if (found) done(found[1]);
    });
    ended.then(() => { fail(new Error(`the run ended before it had a page:\n${said}`)); }, fail);
  });
  return { address, child, ended };
}

// tool runs holdfast to its end and gives what it printed.
// A run on a busy machine may be invalid (3); its page is one all the same.
export function tool(args, { codes = [0, 1, 3], cwd = folder } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(holdfast, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    child.stdout.on("data", (b) => { out += b; });
    child.stderr.on("data", (b) => { out += b; });
    child.on("error", fail);
    child.on("close", (code) => (codes.includes(code) ? done(out) : fail(new Error(`holdfast ${args.join(" ")} ended with ${code}:\n${out}`))));
  });
}

const made = new Map();

// report is the page of a scenario of this folder, run once.
export function report(name) {
  if (!made.has(name)) {
    const file = join(folder, `${name}.html`);
    made.set(name, tool(["run", join(here, `${name}.yaml`), "--quiet", "--record", join(folder, `${name}.db`), "--html", file]).then(() => file));
  }
  return made.get(name);
}

// What a page holds is gzip in base64.
const data = /(<script type="application\/gzip" id="data">)([\s\S]*?)(<\/script>)/;
const unpack = (text) => JSON.parse(gunzipSync(Buffer.from(text, "base64")));

// dataOf is what a page was given to show.
export function dataOf(file) { return unpack(readFileSync(file, "utf8").match(data)[2]); }

// changed is a page that shows something else.
export function changed(file, name, change) {
  const text = readFileSync(file, "utf8"), to = join(folder, `${name}.html`), d = unpack(text.match(data)[2]);
  const said = gzipSync(JSON.stringify(change(d) ?? d)).toString("base64");
  writeFileSync(to, text.replace(data, (_, before, __, after) => before + said + after));
  return to;
}

const program = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => p && existsSync(p));
let browser;

export async function start() {
  assert.ok(program, "no Chromium: install it, or set CHROMIUM to its path");
  // Chromium's sandbox does not start as root, which CI is.
  browser = await chromium.launch({ executablePath: program, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

export async function stop() { await browser?.close(); }

// open opens a page, by its file or address, in a window of its own. What it
// logs, asks for or throws is in page.did.
export async function open(t, where, { width = 1280, height = 900, dark = false, calm = false, accept = false, tab = "overview" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light", reducedMotion: calm ? "reduce" : "no-preference" });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.did = { logged: [], asked: [], thrown: [], talked: [] };
  page.on("console", (m) => page.did.logged.push(`${m.type()}: ${m.text()}`));
  page.on("pageerror", (e) => page.did.thrown.push(e.message));
  page.on("request", (r) => page.did.asked.push(r.url()));
  page.on("dialog", (d) => { page.did.talked.push(d.message()); void (accept ? d.accept() : d.dismiss()); });
  await page.goto(where.startsWith("http") ? where : `${pathToFileURL(where)}#${tab}`);
  await page.locator("main").waitFor();
  return page;
}

// clean holds a page to having done nothing but show itself.
export function clean(page) {
  assert.deepEqual({ ...page.did, asked: page.did.asked.filter((u) => !u.startsWith("file:")) }, { logged: [], asked: [], thrown: [], talked: [] });
}

// chart is the part of the page with this title.
export function chart(page, title) { return page.locator("section.chart", { has: page.getByRole("heading", { name: title }) }); }

// area is where a chart's curves are, in the window.
export async function area(page, title) {
  await chart(page, title).scrollIntoViewIfNeeded();
  return chart(page, title).locator(".u-over").boundingBox();
}

// burst is the second in which most sockets were closed by a frame.
export function burst(d) {
  const seconds = new Map();
  d.ends.code.forEach((code, i) => { if (code === 1001) { const s = Math.floor(d.ends.ended_s[i]); seconds.set(s, (seconds.get(s) ?? 0) + 1); } });
  return [...seconds].sort((a, b) => b[1] - a[1])[0][0];
}

// drawn is how many pixels of the first canvas in something are not blank, and how many colours they have.
export function drawn(part) {
  return part.locator("canvas").first().evaluate((el) => {
    const { data } = el.getContext("2d").getImageData(0, 0, el.width, el.height), colours = new Set();
    let some = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 0) { some++; if (data[i + 3] === 255) colours.add(`${data[i]},${data[i + 1]},${data[i + 2]}`); }
    return { some, colours: [...colours] };
  });
}

// wide is by how many pixels a page is wider than its window.
export function wide(page) { return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth); }
