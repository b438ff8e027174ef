// Makes the picture of the README: node test/picture.js FILE
import { join } from "node:path";
import { chart, folder, here, open, start, stop, tool } from "./browser.js";

const html = join(folder, "picture.html"), scenario = "examples/silent.yaml";
await start();
try {
  await tool(["run", scenario, "--quiet", "--record", "off", "--html", html], { cwd: join(here, "../..") });
  const page = await open({ after() {} }, html, { width: 1100, height: 1400 });
  await chart(page, "Open sockets").getByRole("slider").focus();
  await page.keyboard.press("Home");
  for (let i = 0; i < 9; i++) await page.keyboard.press("ArrowRight");
  await page.evaluate(() => document.activeElement.blur());
  const { y, height } = await chart(page, "Closes by cause").boundingBox();
  await page.screenshot({ path: process.argv[2], clip: { x: 0, y: 0, width: 1100, height: Math.floor(y + height) } });
} finally {
  await stop();
}
