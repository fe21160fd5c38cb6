// Nothing is lost: reloads, links, endless programs, bad input.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comparison, editor, paste, row, settled, start, text, write } from "../person.js";

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

// A worker that takes every request, says so on the console, and never answers.
const silent = `
  postMessage(new Uint8Array([0]));
  onmessage = () => console.log("taken");
`;
async function withSilentWorker(page) {
  page.taken = 0;
  page.on("console", (message) => { if (message.text() === "taken") page.taken += 1; });
  await page.route("**/worker_loader.js", (route) => route.fulfill({ contentType: "text/javascript", body: silent }));
}

// Waits until the silent worker has that many requests.
async function taken(page, number) {
  while (page.taken < number) await page.waitForEvent("console");
}

const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

async function copyLink(page) {
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText(/^Link copied, \d+ characters/).first().waitFor();
  return copied(page);
}

test("a reload keeps the text", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "mine = Parent()\n");
  // Left during a run, the page would open without running: that is another test.
  await settled(page);
  await page.reload();
  await settled(page);
  assert.match(await text(page, "script.py"), /^mine = Parent\(\)/);
  await comparison(page).getByRole("rowheader", { name: "mine.children" }).waitFor();
});

test("a copied link opens the same program for another person", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "shared = Child()\n");
  const link = await copyLink(page);
  assert.ok(link.startsWith(browser.url + "#b1:"), link);
  const other = await browser.visit({ fragment: link.slice(browser.url.length) });
  await settled(other);
  assert.match(await text(other, "script.py"), /^shared = Child\(\)/);
  assert.deepEqual(other.failures, []);
});

test("a link opens beside one's own work, and back returns to it", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "shared = Child()\n");
  const link = await copyLink(page);
  const other = await browser.visit();
  await settled(other);
  await write(other, "script.py", "own = Child()\n");
  await settled(other);
  await other.evaluate((hash) => { location.hash = hash; }, new URL(link).hash);
  await other.getByText("Your own work is kept").waitFor();
  assert.match(await text(other, "script.py"), /^shared/);
  await other.goBack();
  await other.waitForFunction(() => document.querySelector(".document.script .cm-content").innerText.startsWith("own"));
  await other.goForward();
  await other.getByText("Your own work is kept").waitFor();
  await other.getByRole("button", { name: "Return to it" }).click();
  assert.match(await text(other, "script.py"), /^own/);
});

test("a link cut short is explained, one of another version as well", async () => {
  const page = await browser.visit();
  await settled(page);
  const link = await copyLink(page);
  const { hash } = new URL(link);
  const cut = await browser.visit({ fragment: hash.slice(0, Math.floor(hash.length / 2)) });
  await cut.getByRole("alert").filter({ hasText: "cut short" }).waitFor();
  const newer = await browser.visit({ fragment: "#b9:abcdef" });
  await newer.getByRole("alert").filter({ hasText: "b9" }).waitFor();
  await settled(newer);
  await comparison(newer).waitFor();
});

test("an endless loop ends with a message, and the page goes on", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "while True:\n    pass\n");
  const ended = page.getByText(/limit/i).first();
  const stop = page.getByRole("button", { name: "Stop" });
  await ended.or(stop).first().waitFor();
  await write(page, "script.py", "after = Parent()\n");
  await comparison(page).getByRole("rowheader", { name: "after.children" }).waitFor();
});

test("Stop stops, and keeps the text", async () => {
  const page = await browser.visit({ before: withSilentWorker });
  await write(page, "script.py", "while True:\n    pass\n");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped. Your text is as it was.").waitFor();
  assert.match(await text(page, "script.py"), /^while True:/);
  await page.getByRole("button", { name: "Run" }).waitFor();
});

test("a page left during a run opens without running", async () => {
  const page = await browser.visit({ before: withSilentWorker });
  await taken(page, 1);
  await write(page, "script.py", "endless = Parent()\n");
  // The first run gives way to a new worker, with which the new text is a run that was left.
  await taken(page, 2);
  await page.unroute("**/worker_loader.js");
  await page.reload();
  await page.getByText("The last run did not finish").waitFor();
  assert.match(await text(page, "script.py"), /^endless/);
  await page.getByRole("button", { name: "Run" }).first().click();
  await comparison(page).getByRole("rowheader", { name: "endless.children" }).waitFor();
});

test("300 KB are refused with a message, and the page works on", async () => {
  const page = await browser.visit();
  await settled(page);
  await paste(page, "script.py", "# line\n".repeat(43_000));
  await page.getByRole("alert").filter({ hasText: "256 KiB" }).waitFor();
  await write(page, "script.py", "small = Parent()\n");
  await comparison(page).getByRole("rowheader", { name: "small.children" }).waitFor();
  assert.deepEqual(page.failures, []);
});

test("deep brackets, zeros and unknown imports get a message at their place", async () => {
  const page = await browser.visit();
  await settled(page);
  for (const program of ["(".repeat(10_000), "\u0000".repeat(50), "import nonexistent_thing\n"]) {
    await paste(page, "script.py", program);
    await page.getByRole("alert").getByRole("button", { name: "script.py:1" }).waitFor();
    await write(page, "script.py", "fine = Parent()\n");
    await comparison(page).getByRole("rowheader", { name: "fine.children" }).waitFor();
    await page.getByRole("alert").waitFor({ state: "detached" });
  }
  assert.deepEqual(page.failures, []);
});

test("storage that refuses costs nothing but memory", async () => {
  const refuse = (page) => page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  const page = await browser.visit({ before: refuse });
  await page.getByRole("alert").filter({ hasText: "not saved" }).waitFor();
  await settled(page);
  await write(page, "script.py", "p = Parent()\n");
  await settled(page);
  assert.deepEqual(await row(page, "p.children"), ["[]", "[]", "[]"]);
});

test("without the editor's script a text area takes its place", async () => {
  const page = await browser.visit({ before: (page) => page.route("**/editor*.js", (route) => route.abort()) });
  await settled(page);
  const area = editor(page, "script.py");
  assert.equal(await area.evaluate((node) => node.tagName), "TEXTAREA");
  await area.fill("plain = Parent()\n");
  await comparison(page).getByRole("rowheader", { name: "plain.children" }).waitFor();
});
