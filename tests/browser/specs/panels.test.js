// The panels beside Compare: what each shows of the same step.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comparison, settled, start, write } from "../person.js";

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const panel = (page) => page.getByRole("tabpanel");

async function opened(name) {
  const page = await browser.visit();
  await settled(page);
  await page.getByRole("tab", { name, exact: true }).click();
  return page;
}

test("the graph keeps an object in its place from step to step", async () => {
  const page = await opened("Objects");
  const graph = panel(page).getByRole("group", { name: "Objects and what they hold" });
  const parent = graph.getByRole("article", { name: "p, a Parent" });
  await parent.waitFor();
  const before = await parent.boundingBox();
  await page.getByRole("button", { name: "Next step" }).click();
  await page.getByRole("button", { name: "Next step" }).click();
  assert.deepEqual(await parent.boundingBox(), before);
  await panel(page).getByText("As a list").click();
  await panel(page).getByRole("article", { name: "c, a Child" }).last().waitFor();
  assert.deepEqual(page.failures, []);
});

test("what a program logs shows apart from what it prints", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "import logging\nlogging.basicConfig(level=logging.INFO)\nlogging.info('saved')\nprint('done')\n");
  await page.getByRole("tab", { name: /^Output/ }).click();
  await panel(page).getByRole("heading", { name: "Standard error" }).waitFor();
  assert.equal((await panel(page).locator(".stderr").innerText()).trim(), "INFO:root:saved");
  assert.equal((await panel(page).locator(".printed").innerText()).trim(), "done");
  assert.deepEqual(page.failures, []);
});

test("many objects of a class share a box, or have one each", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "p = Parent()\nfor n in range(40):\n    c = Child()\n    c.parent = p\n");
  await page.getByText(/of 82/).first().waitFor();
  await page.getByRole("tab", { name: "Objects" }).click();
  await page.getByRole("button", { name: "Last step" }).click();
  const graph = panel(page).getByRole("group", { name: "Objects and what they hold" });
  const pile = graph.getByRole("article", { name: "40 objects of Child" });
  await pile.getByText("40 transient").waitFor();
  await graph.getByRole("article", { name: "p, a Parent" }).waitFor();
  await panel(page).getByRole("button", { name: "Many of a class in one box" }).click();
  await pile.waitFor({ state: "detached" });
  assert.equal(await graph.getByRole("article").count(), 41);
  assert.deepEqual(page.failures, []);
});

test("an object can leave its pile for a box of its own, or the graph", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "p = Parent()\nfor n in range(40):\n    c = Child()\n    c.parent = p\n");
  await page.getByText(/of 82/).first().waitFor();
  await page.getByRole("tab", { name: "Objects" }).click();
  await page.getByRole("button", { name: "Last step" }).click();
  const graph = panel(page).getByRole("group", { name: "Objects and what they hold" });
  await graph.getByRole("article", { name: "40 objects of Child" }).getByRole("button").first().click();
  await panel(page).getByRole("button", { name: "In a box of its own" }).click();
  await graph.getByRole("article", { name: "39 objects of Child" }).waitFor();
  assert.equal(await graph.getByRole("article").count(), 3);
  await panel(page).getByRole("button", { name: "Hide" }).click();
  await panel(page).getByRole("button", { name: "Show the 1 hidden" }).waitFor();
  assert.equal(await graph.getByRole("article").count(), 2);
  await panel(page).getByRole("button", { name: "Show the 1 hidden" }).click();
  await graph.getByRole("article").nth(2).waitFor();
  assert.deepEqual(page.failures, []);
});

test("the graph fits, and where it cannot, what changed comes into view", async () => {
  const page = await browser.visit({ viewport: { width: 900, height: 700 } });
  await settled(page);
  const chain = [1, 2, 3, 4].map((n) => `p${n} = Parent()\nc${n} = Child()\nc${n}.parent = p${n}\n`).join("");
  await write(page, "script.py", `${chain}c2.parent = p1\nc3.parent = p2\nc4.parent = p3\nlast = Parent()\n`);
  await page.getByText(/of 16/).first().waitFor();
  await page.getByRole("tab", { name: "Objects" }).click();
  await page.getByRole("button", { name: "Last step" }).click();
  const graph = panel(page).getByRole("group", { name: "Objects and what they hold" });
  const inView = async (name) => {
    const [box, room] = await Promise.all([graph.getByRole("article", { name }).boundingBox(), graph.boundingBox()]);
    return box.x >= room.x && box.x + box.width <= room.x + room.width
      && box.y >= room.y && box.y + box.height <= room.y + room.height;
  };
  const zoom = panel(page).getByRole("group", { name: "Zoom" });
  const fit = zoom.getByRole("button", { name: "Fit" });
  assert.equal(await fit.getAttribute("aria-pressed"), "true");
  assert.ok(await inView("last, a Parent"));
  const larger = zoom.getByRole("button", { name: "Zoom in" });
  while (await larger.isEnabled()) await larger.click();
  await zoom.getByText("200 %").waitFor();
  await page.getByRole("button", { name: "First step" }).click();
  await page.getByRole("button", { name: "Next step" }).click();
  assert.ok(await inView("p1, a Parent"));
  await fit.click();
  await zoom.getByText("200 %").waitFor({ state: "detached" });
  assert.deepEqual(page.failures, []);
});

test("the graph moves under a mouse that drags it", async () => {
  const page = await opened("Objects");
  const graph = panel(page).getByRole("group", { name: "Objects and what they hold" });
  const larger = panel(page).getByRole("button", { name: "Zoom in" });
  while (await larger.isEnabled()) await larger.click();
  const scrolled = () => graph.evaluate((paper) => paper.scrollLeft);
  const [before, { x, y }] = [await scrolled(), await graph.boundingBox()];
  // Above the boxes, where there is nothing but paper.
  await page.mouse.move(x + 200, y + 15);
  await page.mouse.down();
  await page.mouse.move(x + 180, y + 15, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(x + 100, y + 15);
  assert.equal(await scrolled(), before + 20);
  assert.deepEqual(page.failures, []);
});

test("a reason leads to its object, its statement and the documentation", async () => {
  const page = await opened("Why");
  const told = panel(page).getByRole("listitem").filter({ hasText: "is linked to" }).first();
  const docs = told.getByRole("link", { name: "docs" }).first();
  assert.match(await docs.getAttribute("href"), /^https:\/\/docs\.sqlalchemy\.org\/en\/21\/orm\//);
  assert.match(await docs.getAttribute("rel"), /noopener/);
  await told.getByRole("button", { name: "object" }).first().click();
  await panel(page).getByRole("group", { name: "Objects and what they hold" }).waitFor();
  await panel(page).getByRole("button", { name: "Hide" }).waitFor();
  assert.deepEqual(page.foreign, []);
  assert.deepEqual(page.failures, []);
});

test("a foreign key shows its row while the pointer or the focus is on it", async () => {
  const page = await opened("Tables");
  await page.getByRole("button", { name: "Last step" }).click();
  const link = panel(page).getByTitle("Go to the row").first();
  const pointed = () => page.evaluate(() => document.querySelectorAll("tr[data-pointed]").length);
  await link.hover();
  assert.equal(await pointed(), 1);
  await page.mouse.move(0, 0);
  assert.equal(await pointed(), 0);
  await link.focus();
  assert.equal(await pointed(), 1);
  assert.deepEqual(page.failures, []);
});

test("the schema tells a linked relationship from one that is not", async () => {
  const page = await opened("Schema");
  const links = panel(page).getByRole("table", { name: "Relationships" });
  const row = links.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Parent.children" }) });
  assert.match(await row.innerText(), /linked to Child\.parent/);
  await panel(page).getByRole("button", { name: "Copy Mermaid" }).click();
  await page.getByText("Mermaid diagram copied.").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^erDiagram\n {4}Parent \{/);
  assert.deepEqual(page.failures, []);
});

test("the session panel lists what the session holds", async () => {
  const page = await opened("Session");
  // At the last step the block has ended, and with it the session.
  await page.getByRole("button", { name: "Last step" }).click();
  await page.getByRole("button", { name: "Previous step" }).click();
  const session = panel(page).getByRole("region", { name: "Session 1" });
  await session.getByRole("heading", { name: /identity map/ }).waitFor();
  assert.match(await session.innerText(), /Parent 1/);
});

test("a strategy can be given a column and lose it again", async () => {
  const page = await browser.visit();
  await settled(page);
  const headings = () => comparison(page).getByRole("columnheader").count();
  const before = await headings();
  const oneSide = page.getByRole("group", { name: "Strategies shown" }).getByRole("button", { name: "one side only" });
  await oneSide.click();
  await comparison(page).getByRole("columnheader", { name: /one side only/ }).waitFor();
  assert.equal(await headings(), before + 1);
  await oneSide.click();
  await comparison(page).getByRole("columnheader", { name: /one side only/ }).waitFor({ state: "detached" });
});

test("the list of keys opens by a question mark and closes by Escape", async () => {
  const page = await browser.visit();
  await settled(page);
  await page.getByRole("tab", { name: "Compare" }).focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.waitFor();
  await page.keyboard.press("Escape");
  await keys.waitFor({ state: "detached" });
});
