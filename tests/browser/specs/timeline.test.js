// The timeline: loops, breakpoints, playing, jumping, the list of steps, values beside the code.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { editor, settled, slider, start, write } from "../person.js";

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const loop = "p = Parent()\nfor n in range(12):\n    c = Child()\n    p.children.append(c)\nprint(len(p.children))\n";

// A page with a program of a script of one's own.
async function running(script) {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", script);
  await settled(page);
  await slider(page).focus();
  return page;
}

const said = (page) => slider(page).getAttribute("aria-valuetext");
const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };

test("a loop folds to its head and its end, and unfolds", async () => {
  const page = await running(loop);
  const fold = page.getByRole("list", { name: "Loops" }).getByRole("button", { name: "Loop at script.py:2, 12 times" });
  assert.equal(await fold.getAttribute("aria-expanded"), "true");
  assert.equal(await slider(page).getAttribute("max"), "27");
  await fold.click();
  assert.equal(await fold.getAttribute("aria-expanded"), "false");
  assert.equal(await slider(page).getAttribute("max"), "4");
  await press(page, "Home", "ArrowRight", "ArrowRight", "ArrowRight");
  assert.match(await said(page), /^step 26 of 27: p\.children\.append\(c\)/);
  await page.getByText("· round 12 of 12").waitFor();
  await fold.click();
  await press(page, "ArrowLeft");
  assert.match(await said(page), /^step 25 of 27/);
  assert.deepEqual(page.failures, []);
});

test("the list of steps folds loops, goes to a step and says what it did", async () => {
  const page = await running(loop);
  await page.getByRole("tab", { name: "Steps" }).click();
  const rows = page.getByRole("group", { name: "All steps" });
  await rows.getByRole("button", { name: /script\.py:4/ }).first().click();
  assert.match(await said(page), /^step 4 of 27/);
  await rows.getByText("Child.parent is linked to Parent.children", { exact: false })
    .or(rows.getByText("is linked to", { exact: false })).first().waitFor();
  await rows.getByRole("button", { name: "Loop at script.py:2, 12 times" }).click();
  await rows.getByText("12 times").waitFor();
  await rows.getByText("round 1", { exact: true }).waitFor();
  assert.equal(await rows.getByRole("button", { name: /script\.py:4/ }).count(), 0);
  await page.getByRole("button", { name: "Unfold all loops" }).click();
  await rows.getByRole("button", { name: /script\.py:4/ }).first().waitFor();
  assert.deepEqual(page.failures, []);
});

test("thousands of steps are listed without drawing them all", async () => {
  const page = await running("n = 0\nfor i in range(2000):\n    n += i\n    n -= 1\nprint(n)\n");
  await page.getByRole("tab", { name: "Steps" }).click();
  await page.getByRole("button", { name: "Unfold all loops" }).click();
  await press(page, "End");
  const rows = page.getByRole("group", { name: "All steps" });
  await rows.locator("[aria-current=step]").getByText("print(n)").waitFor();
  assert.ok(await rows.getByRole("listitem").count() <= 72);
  // The 4,003 steps, and what the last one did.
  assert.equal(await rows.locator("[aria-current=step]").getAttribute("aria-setsize"), "4004");
});

test("playing and jumping stop at a breakpoint", async () => {
  const page = await running(loop);
  await press(page, "Home");
  await page.locator(".document.script .cm-breakpoints .cm-gutterElement").nth(4).click();
  const next = page.getByRole("button", { name: "Next breakpoint (b)" });
  await next.click();
  assert.match(await said(page), /^step 4 of 27/);
  await press(page, "b");
  assert.match(await said(page), /^step 6 of 27/);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("8×");
  await page.getByRole("button", { name: "Play" }).click();
  await page.getByRole("button", { name: "Play" }).waitFor();
  assert.match(await said(page), /^step 8 of 27/);
  // It moves with the text, and F9 takes it away.
  await editor(page, "script.py").click();
  await press(page, "Control+Home");
  await page.keyboard.type("# first\n");
  await page.locator(".document.script .cm-breakpoints .cm-gutterElement:nth-child(6) .cm-breakpoint").waitFor();
  await press(page, "ArrowDown", "ArrowDown", "ArrowDown", "F9");
  await next.waitFor({ state: "detached" });
  assert.deepEqual(page.failures, []);
});

test("the selected object is followed from change to change", async () => {
  const page = await running("p = Parent()\nc = Child()\nx = 1\nc.parent = p\ny = 2\n");
  await press(page, "Home", "ArrowRight");
  await page.getByRole("tab", { name: "Objects" }).click();
  const graph = page.getByRole("group", { name: "Objects and what they hold" });
  await graph.getByRole("button", { name: "p", exact: true }).click();
  await page.getByRole("button", { name: "Next change of the selected object (c)" }).click();
  assert.match(await said(page), /^step 4 of 5: c\.parent = p/);
  await page.getByRole("tab", { name: "Session" }).click();
  await page.getByText("p is here").waitFor();
});

test("the wheel moves the slider", async () => {
  const page = await running(loop);
  await press(page, "Home");
  await slider(page).hover();
  await page.mouse.wheel(0, 100);
  await page.mouse.wheel(0, 100);
  await page.waitForFunction(() => document.querySelector("input[type=range]").value === "2");
});

test("values stand beside the current line and under the pointer", async () => {
  const page = await running("p = Parent()\nc = Child()\nc.parent = p\n");
  await page.locator(".cm-beside").getByText("c.parent = p").waitFor();
  await press(page, "ArrowLeft");
  await page.locator(".cm-beside").getByText("c = Child, transient").waitFor();
  await press(page, "ArrowRight");
  const name = page.locator(".document.script .cm-line").nth(2);
  const { x, y } = await name.boundingBox();
  await page.mouse.move(x + 40, y + 8);
  await page.locator(".cm-value").getByText("c.parent = p").waitFor();
});
