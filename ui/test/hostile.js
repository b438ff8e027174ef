// What others wrote stays text: names in files, words of servers, whatever a
// record holds. And the page's own policy holds, should a text get through.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { changed, clean, dataOf, folder, here, open, report, tool, wide } from "./browser.js";

const marks = "\u202e\u2066\u200f", script = `</script><script>globalThis.hit = 1</script><img src=x onerror="globalThis.hit = 2"><!--`;
const hostile = `${marks}${script}${"W".repeat(10_000)}`;

// unharmed holds a page to having run nothing, fetched nothing and kept its shape, in every view.
async function unharmed(page, height = 60_000) {
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    if (await page.getByRole("grid").count() > 0) await page.getByRole("grid").press("Enter");
    const { hit, foreign, tall } = await page.evaluate(() => ({
      hit: globalThis.hit, foreign: document.querySelectorAll("img, iframe, object, embed, a[href^='javascript']").length + document.querySelectorAll("script").length - 3,
      tall: document.documentElement.scrollHeight,
    }));
    assert.deepEqual({ hit, foreign }, { hit: undefined, foreign: 0 });
    assert.equal(await wide(page), 0, `${await tab.innerText()} is wider than the window`);
    assert.ok(tall < height, `${await tab.innerText()} is ${tall} pixels high`);
  }
  clean(page);
}

// server answers everything with hostile words: it lets every other socket in,
// closes it with a reason, and refuses the rest with a page and headers.
async function server(t) {
  const s = createServer((_, res) => { res.writeHead(500, "No <b>way</b>", { "content-type": "text/html", "x-why": script, "retry-after": "<b>1</b>" }).end(hostile); });
  let n = 0;
  s.on("upgrade", (req, socket) => {
    socket.on("error", () => {});
    if (n++ % 2 === 0) { socket.end(`HTTP/1.1 503 ${script}\r\ncontent-type: text/html\r\nx-why: ${script}\r\ncontent-length: ${script.length}\r\n\r\n${script}`); return; }
    const accept = createHash("sha1").update(`${req.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    const reason = Buffer.from(`${marks}${script.slice(0, 100)}`).subarray(0, 120);
    socket.end(Buffer.concat([Buffer.from([0x88, reason.length + 2, 0x0f, 0xa1]), reason]));
  });
  await new Promise((done) => { s.listen(0, "127.0.0.1", done); });
  t.after(() => { s.closeAllConnections(); s.close(); });
  return s.address().port;
}

test("hostile words of a server and of a file name run nothing and break nothing", async (t) => {
  const port = await server(t), html = join(folder, "words.html"), file = join(folder, `a<img src=x onerror="globalThis.hit = 3">'"&amp;${marks}b.yaml`);
  copyFileSync(join(here, "hostile.yaml"), file);
  await tool(["run", file, "--target", `http://127.0.0.1:${port}`, "--target", `ws://127.0.0.1:${port}`, "--quiet", "--record", "off", "--html", html]);
  assert.match(JSON.stringify(dataOf(html).ends), /<script>/, "the server's words are not in the page: the test looks at nothing");
  for (const width of [1280, 390]) await unharmed(await open(t, html, { width }));
});

test("every text of the data may be hostile, and 10,000 characters long", async (t) => {
  const poison = (v, k) => {
    if (typeof v === "string") return ["schema", "verdict", "started", "phase"].includes(k) ? v : `${v.slice(0, 40)}${hostile}`;
    if (Array.isArray(v)) return v.map((x) => poison(x, k));
    return v && typeof v === "object" ? Object.fromEntries(Object.entries(v).map(([key, x]) => [key, poison(x, key)])) : v;
  };
  const small = (d) => { for (const columns of [d.ends, d.ends.numbers, d.ends.texts]) for (const k of Object.keys(columns)) if (Array.isArray(columns[k])) columns[k] = columns[k].slice(0, 20); return d; };
  for (const name of ["day", "guests"]) {
    const file = changed(await report(name), `poison-${name}`, (d) => poison(small(d)));
    for (const width of [1280, 390]) await unharmed(await open(t, file, { width }), 400_000);
  }
});

test("the policy is strict, and an injected script does not run", async (t) => {
  const file = await report("day"), page = await open(t, file);
  const policy = await page.locator("meta[http-equiv='Content-Security-Policy']").getAttribute("content");
  assert.ok(policy.startsWith("default-src 'none'") && !/unsafe|\*|https?:|data:/.test(policy), policy);
  await page.evaluate(() => {
    const s = document.createElement("script");
    s.textContent = "globalThis.hit = 4";
    document.body.append(s);
    document.body.insertAdjacentHTML("beforeend", `<p id=p onclick="globalThis.hit = 5">x</p><img src="http://127.0.0.1:9/x.png" onerror="globalThis.hit = 6">`);
    document.getElementById("p").click();
    return fetch("http://127.0.0.1:9/").catch(() => {});
  });
  assert.equal(await page.evaluate(() => globalThis.hit), undefined);
  assert.ok(page.did.logged.filter((m) => m.includes("Content Security Policy")).length >= 3, page.did.logged.join("\n"));
  // The same holds for one that stands in the file.
  const text = readFileSync(file, "utf8"), bad = join(folder, "injected.html");
  writeFileSync(bad, text.replace("<div id=\"page\">", "<script>globalThis.hit = 7</script><div id=\"page\">"));
  const other = await open(t, bad);
  assert.equal(await other.evaluate(() => globalThis.hit), undefined);
  assert.ok(other.did.logged.some((m) => m.includes("Content Security Policy")));
});
