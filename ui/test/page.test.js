// The page in a real browser: one browser and one set of runs for all tests.
import { after, before } from "node:test";
import { report, start, stop } from "./browser.js";

before(() => Promise.all([start(), report("day"), report("guests")]));
after(stop);

await import("./report.js");
await import("./keyboard.js");
await import("./access.js");
await import("./hostile.js");
await import("./live.js");
await import("./compare.js");
await import("./speed.js");
