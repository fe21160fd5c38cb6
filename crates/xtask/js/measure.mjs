// Measure the built page in headless Chromium: `node measure.mjs DIST LONG NAME PROGRAM NAME PROGRAM…`.
// Cold: brotli bytes over the wire and the time until the editor is usable and the first result is
// shown. Then every program is put into the editor and run again: from the change to its result. At last the
// slider is moved over the steps of the program LONG, in each panel that shows them.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const browserTests = fileURLToPath(new URL("../../../tests/browser/package.json", import.meta.url));
const { chromium } = createRequire(browserTests)("playwright-core");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** What of the page this needs to know. */
const EDITOR = ".cm-content[contenteditable=true]";
const RESULT = "#panel:not(.old) .comparison";

/** Runs in the page before its own code: notes when the worker is asked and when its answer has been drawn. */
function watchWorker() {
  globalThis.asked = [];
  globalThis.drawn = [];
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => {
        if (asked.length > 0) requestAnimationFrame(() => setTimeout(() => drawn.push(performance.now())));
      });
    }
    postMessage(...given) {
      asked.push(performance.now());
      super.postMessage(...given);
    }
  };
}

/** Serve a folder as a good host does, compressed once, and count what goes out. */
async function serve(folder) {
  const compressed = new Map();
  const counted = { bytes: 0, files: new Map() };
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    try {
      if (!compressed.has(file)) {
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
        compressed.set(file, brotliCompressSync(readFileSync(file), quality));
      }
    } catch {
      response.writeHead(404).end();
      return;
    }
    const body = compressed.get(file);
    counted.bytes += body.length;
    counted.files.set(path, body.length);
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, "Content-Encoding": "br", "Cache-Control": "no-cache" });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, counted, url: `http://127.0.0.1:${server.address().port}/` };
}

/** Visit with nothing cached; the server has compressed everything after the first such visit. */
async function visit(browser, site) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // The first visit waits for the server to compress.
  page.setDefaultTimeout(180_000);
  await page.addInitScript(watchWorker);
  Object.assign(site.counted, { bytes: 0, files: new Map() });
  await page.goto(site.url, { waitUntil: "commit" });
  const sinceNavigation = async (selector) => {
    await page.waitForFunction((wanted) => document.querySelector(wanted), selector, { polling: "raf" });
    return page.evaluate(() => performance.now());
  };
  const editor = await sinceNavigation(EDITOR);
  const editorBytes = site.counted.bytes;
  const result = await sinceNavigation(RESULT);
  await page.waitForLoadState("networkidle");
  return { context, page, editor, editorBytes, result };
}

/** The panels over whose steps the slider is moved. */
const SCRUBBED = ["Compare", "Steps", "Objects", "Why", "Tables", "SQL", "Session"];

/** Put a program into the first editor, alone. */
async function put(page, source) {
  const [models, script] = await page.locator(EDITOR).all();
  for (const [editor, text] of [[script, ""], [models, source]]) {
    await editor.click();
    await page.keyboard.press("ControlOrMeta+a");
    await (text ? page.keyboard.insertText(text) : page.keyboard.press("Delete"));
  }
}

/** Move the slider over a stretch in the middle of the steps; milliseconds until a step is laid out, its median. */
async function scrub(page, panel) {
  await page.getByRole("tab", { name: new RegExp(`^${panel}`) }).click();
  await page.getByRole("tab", { selected: true }).evaluate((tab) => tab.blur());
  const times = await page.evaluate(async () => {
    const slider = document.querySelector("input[type=range]");
    slider.value = String(Number(slider.max) >> 1);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const times = [];
    for (let step = 0; step < 200; step += 1) {
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      const start = performance.now();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
      // The page renders before other tasks; asking for a height lays it out.
      await Promise.resolve().then(() => {});
      void document.body.offsetHeight;
      times.push(performance.now() - start);
    }
    return times;
  });
  return median(times);
}

/** Put a program into the first editor, alone, and run it `times` more; milliseconds from asking the
 * worker to the drawn answer. The page runs it under every strategy each time. */
async function rerun(page, source, times) {
  await put(page, source);
  const settled = () =>
    page.waitForFunction(() => asked.length > 0 && drawn.length >= asked.length, undefined, { timeout: 120_000 });
  const measured = [];
  await settled();
  for (let run = 0; run < times; run += 1) {
    await page.evaluate(() => asked.splice(0) && drawn.splice(0));
    await page.keyboard.press("ControlOrMeta+Enter");
    await settled();
    measured.push(await page.evaluate(() => drawn.at(-1) - asked.at(0)));
  }
  return median(measured);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`;
const milliseconds = (time) => `${time.toFixed(0)} ms`;

const [folder, long, ...programs] = process.argv.slice(2);
const site = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});
try {
  await (await visit(browser, site)).context.close();
  const visits = [];
  for (let time = 0; time < 3; time += 1) {
    const seen = await visit(browser, site);
    visits.push({ ...seen, bytes: site.counted.bytes });
    await seen.context.close();
  }
  const [first] = visits;
  console.log("\nThe page, cold, in headless Chromium on this machine (median of three visits)");
  console.log(`  over the wire, brotli: ${kilobytes(first.bytes)}; until the editor is usable: ${kilobytes(first.editorBytes)}`);
  console.log(`  editor usable after ${milliseconds(median(visits.map((visit) => visit.editor)))}`);
  console.log(`  first result after ${milliseconds(median(visits.map((visit) => visit.result)))}`);
  for (const [path, bytes] of site.counted.files) console.log(`    ${kilobytes(bytes).padStart(8)}  ${path}`);

  console.log("\nAgain in the open page, under every strategy, from asking the worker to the drawn answer");
  for (let index = 0; index < programs.length; index += 2) {
    const { context, page } = await visit(browser, site);
    try {
      const time = await rerun(page, readFileSync(programs[index + 1], "utf8"), index === 0 ? 9 : 3);
      console.log(`  ${programs[index].padEnd(12)} ${milliseconds(time)}`);
    } catch (error) {
      console.log(`  ${programs[index].padEnd(12)} FAILED: ${error.message.split("\n")[0]}`);
    }
    await context.close();
  }

  const { page } = await visit(browser, site);
  await put(page, readFileSync(long, "utf8"));
  await page.getByText(/of [4-6],?\d{3}/).first().waitFor({ timeout: 120_000 });
  await page.getByRole("tab", { name: "Steps" }).click();
  await page.getByRole("button", { name: "Unfold all loops" }).click();
  console.log(`\nMoving the slider over ${await page.locator("input[type=range]").getAttribute("max")} steps, a step (median)`);
  for (const panel of SCRUBBED) console.log(`  ${panel.padEnd(12)} ${(await scrub(page, panel)).toFixed(1)} ms`);
} finally {
  await browser.close();
  site.server.close();
}
