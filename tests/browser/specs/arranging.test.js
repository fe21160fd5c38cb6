// How the room is shared, what is folded away, hints, and earlier versions pinned in Compare.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comparison, editor, row, settled, start, write } from "../person.js";

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const width = async (page) => (await page.getByRole("region", { name: "Program" }).boundingBox()).width;

test("borders move by keyboard and pointer and stay after a reload", async () => {
  const page = await browser.visit();
  await settled(page);
  const border = page.getByRole("separator", { name: "Width of the editors" });
  const before = await width(page);
  await border.focus();
  for (let times = 0; times < 5; times += 1) await page.keyboard.press("ArrowRight");
  assert.equal(await border.getAttribute("aria-valuenow"), "48");
  assert.ok(await width(page) > before + 100);
  const { x, y, height } = await border.boundingBox();
  await page.mouse.move(x, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(1440 * 0.3, y + height / 2, { steps: 4 });
  await page.mouse.up();
  assert.equal(await border.getAttribute("aria-valuenow"), "30");
  await page.reload();
  await settled(page);
  assert.ok(Math.abs(await width(page) - 432) < 4);
  const between = page.getByRole("separator", { name: "Height of models.py" });
  await between.focus();
  await page.keyboard.press("Home");
  assert.equal(await between.getAttribute("aria-valuenow"), "15");
  assert.deepEqual(page.failures, []);
});

test("the editors fold away, one or both, and come back", async () => {
  const page = await browser.visit();
  await settled(page);
  const models = page.getByRole("button", { name: "models.py, the editor" });
  await models.click();
  assert.equal(await editor(page, "models.py").isVisible(), false);
  assert.equal(await models.getAttribute("aria-expanded"), "false");
  await page.reload();
  await settled(page);
  assert.equal(await editor(page, "models.py").isVisible(), false);
  await models.click();
  await editor(page, "models.py").waitFor();
  await page.getByRole("separator", { name: "Width of the editors" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await editor(page, "script.py").isVisible(), false);
  await page.getByRole("button", { name: "Show the editors" }).click();
  await editor(page, "script.py").waitFor();
});

test("hints go one by one and are sent away for good", async () => {
  const page = await browser.visit();
  await settled(page);
  const hints = page.getByRole("complementary", { name: "Hints" });
  await hints.getByText("1 of 4").waitFor();
  await hints.getByRole("button", { name: "Next hint" }).click();
  await hints.getByText("2 of 4").waitFor();
  await hints.getByRole("button", { name: "No more hints" }).click();
  await hints.waitFor({ state: "detached" });
  await page.reload();
  await settled(page);
  assert.equal(await hints.count(), 0);
});

test("an earlier version is pinned as a column, shows its changes and can be taken back", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "p = Parent()\nc = Child()\nc.parent = p\n");
  await settled(page);
  await page.getByRole("button", { name: "Pin this version" }).click();
  await settled(page);
  await write(page, "script.py", "p = Parent()\nc = Child()\n");
  const heading = comparison(page).getByRole("columnheader", { name: /earlier version 1/ });
  await heading.waitFor();
  await settled(page);
  await heading.getByText("Changes").click();
  await heading.locator("ins").getByText("c.parent = p").waitFor();
  assert.equal((await row(page, "c.parent")).at(-1), "None");
  await heading.getByRole("button", { name: "Use this" }).click();
  await settled(page);
  assert.match(await editor(page, "script.py").innerText(), /c\.parent = p/);
  await heading.getByRole("button", { name: "Unpin earlier version 1" }).click();
  await heading.waitFor({ state: "detached" });
  assert.deepEqual(page.failures, []);
});
