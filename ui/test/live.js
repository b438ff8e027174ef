// The page of a run that goes on: it grows, stops the run and nobody else does,
// and says when the run is gone.
import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { test } from "node:test";
import { violations } from "./access.js";
import { chart, clean, drawn, live, open, wide } from "./browser.js";

// until waits for what a page comes to.
async function until(what, holds, patience = 15_000) {
  for (const end = Date.now() + patience; ;) {
    const is = await holds();
    if (is) return is;
    assert.ok(Date.now() < end, `still not: ${what}`);
    await new Promise((r) => { setTimeout(r, 50); });
  }
}

const seconds = async (page) => Number(await chart(page, "Open sockets").getByRole("slider").getAttribute("aria-valuemax"));

test("a live page grows with its run, and its button ends the run as Ctrl-C does", async (t) => {
  const run = await live(t, "live"), page = await open(t, run.address, { accept: true });
  assert.ok(!page.url().includes("key"), "the key stays in the address");
  await page.getByText("● RUNNING").waitFor();
  await chart(page, "Open sockets").getByRole("slider").waitFor();
  const then = await seconds(page);
  await until("three seconds more on the axis", async () => await seconds(page) >= then + 3);
  assert.ok((await drawn(chart(page, "Open sockets"))).some > 2000);
  await until("the silent ones are lost", async () => await chart(page, "Closes by cause").count() > 0);
  assert.deepEqual(await violations(page), []);
  assert.equal(await wide(page), 0);
  await page.getByRole("tab", { name: "Interactions" }).click();
  await page.getByRole("grid").getByRole("row").nth(1).click();
  await page.getByRole("complementary").waitFor();
  await page.getByRole("tab", { name: "Overview" }).click();
  await page.getByRole("button", { name: "Stop the run" }).press("Enter");
  const { code, said } = await run.ended;
  assert.equal(code, 130, said);
  await page.getByText("interrupted", { exact: false }).first().waitFor();
  await until("the verdict instead of RUNNING", async () => await page.getByText("● RUNNING").count() === 0);
  assert.equal(page.did.talked.length, 1);
  assert.equal(await page.getByRole("button", { name: "Stop the run" }).count(), 0);
  assert.deepEqual(page.did.thrown, []);
  const others = page.did.asked.filter((u) => new URL(u).origin !== new URL(run.address).origin);
  assert.deepEqual(others, []);
});

test("a keyboard user keeps the place while a live page grows", async (t) => {
  const run = await live(t, "live"), page = await open(t, run.address), slider = chart(page, "Open sockets").getByRole("slider");
  await slider.waitFor();
  await until("two seconds", async () => await seconds(page) >= 2);
  await slider.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const then = await seconds(page);
  await until("two seconds more", async () => await seconds(page) >= then + 2);
  assert.equal(await slider.getAttribute("aria-valuenow"), "1");
  assert.ok(await slider.evaluate((el) => el === document.activeElement));
  await page.getByRole("tab", { name: "Interactions" }).click();
  const grid = page.getByRole("grid");
  await grid.getByRole("row").nth(1).waitFor();
  await grid.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowDown");
  const at = await grid.getAttribute("aria-activedescendant");
  const clock = async () => Number(/(\d+) s of/.exec(await page.locator("header").innerText())[1]), shown = await clock();
  await until("two updates", async () => await clock() >= shown + 2);
  assert.equal(await grid.getAttribute("aria-activedescendant"), at);
  clean({ did: { ...page.did, asked: [] } });
});

// ask is a request as a browser would not make it.
function ask(address, path, method, headers) {
  const { hostname, port } = new URL(address);
  return new Promise((done, fail) => {
    request({ hostname, port, path, method, headers }, (res) => { res.resume(); done(res.statusCode); }).on("error", fail).end();
  });
}

test("other hosts, other origins and those without the key are refused", async (t) => {
  const run = await live(t, "live"), { host, hash, origin } = new URL(run.address), key = { Authorization: `Bearer ${hash.slice("#key=".length)}` };
  const json = { "Content-Type": "application/json" };
  for (const path of ["/", "/events", "/interactions"]) {
    assert.equal(await ask(run.address, path, "GET", { ...key, Host: "holdfast.example.test" }), 421, path);
    assert.equal(await ask(run.address, path, "GET", { ...key, Host: host, Origin: "http://example.test" }), 403, path);
  }
  for (const path of ["/events", "/interactions"]) assert.equal(await ask(run.address, path, "GET", { Host: host }), 401, path);
  assert.equal(await ask(run.address, "/stop", "GET", { ...key, Host: host }), 405);
  assert.equal(await ask(run.address, "/stop", "POST", { ...json, Host: host, Origin: origin }), 401);
  assert.equal(await ask(run.address, "/stop", "POST", { ...json, ...key, Host: host, Origin: "http://example.test" }), 403);
  // A page of another origin, in a real browser, that even knows the key.
  const foreign = createServer((_, res) => { res.setHeader("content-type", "text/html").end("<main>foreign</main>"); });
  await new Promise((done) => { foreign.listen(0, "127.0.0.1", done); });
  t.after(() => { foreign.closeAllConnections(); foreign.close(); });
  const page = await open(t, `http://127.0.0.1:${foreign.address().port}/`);
  const got = await page.evaluate(async ([to, headers]) => {
    const tries = [["/interactions", { headers }], ["/stop", { method: "POST", headers, body: "{}" }], ["/stop", { method: "POST", mode: "no-cors", body: "{}" }]];
    return Promise.all(tries.map(([path, how]) => fetch(to + path, how).then((r) => r.type === "opaque" ? "opaque" : String(r.status), () => "refused")));
  }, [origin, { ...key, ...json }]);
  assert.deepEqual(got.slice(0, 2), ["refused", "refused"]);
  const framed = await page.evaluate((to) => new Promise((done) => {
    const f = document.createElement("iframe");
    f.onload = () => { try { done(f.contentDocument?.body?.innerText ?? "closed"); } catch { done("closed"); } };
    f.src = to;
    document.body.append(f);
  }), origin);
  assert.ok(framed === "closed" || framed === "", framed);
  // Nothing of all that has stopped it.
  const own = await open(t, run.address);
  await own.getByText("● RUNNING").waitFor();
});

test("a page says that its run is gone, and one without the key says that", async (t) => {
  const run = await live(t, "live"), page = await open(t, run.address), open_ = chart(page, "Open sockets");
  await open_.getByRole("slider").waitFor();
  await until("two seconds", async () => await seconds(page) >= 2);
  run.child.kill("SIGKILL");
  await run.ended;
  await page.getByRole("status").filter({ hasText: "Connection lost" }).waitFor();
  await page.getByText("○ NOT HEARD FROM").waitFor();
  assert.ok((await drawn(open_)).some > 2000, "what was shown is gone");
  const other = await live(t, "live"), bare = await open(t, new URL(other.address).origin);
  await bare.getByText("The key of this run is missing").waitFor();
});
