// What a first visit sees, and typing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comparison, editor, row, settled, slider, start, text, write } from "../person.js";

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

test("a first visit shows the example compared, at the first difference", async () => {
  const page = await browser.visit();
  await settled(page);
  for (const name of ["back_populates", "backref", "not linked"]) {
    await comparison(page).getByRole("columnheader", { name }).waitFor();
  }
  assert.deepEqual(await row(page, "p.children"), ["[c]", "[c]", "[] ≠ differs"]);
  assert.deepEqual(await row(page, "c.parent"), ["p", "p", "p"]);
  await page.getByRole("region", { name: "Verdict" }).getByText("behave the same").waitFor();
  assert.match(await page.locator(".timeline").innerText(), /c\.parent = p/);
  assert.deepEqual([page.foreign, page.failures], [[], []]);
});

test("what is typed is run", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "p = Parent()\nkid = Child()\np.children.append(kid)\n");
  await comparison(page).getByRole("rowheader", { name: "kid.parent" }).waitFor();
  await settled(page);
  assert.deepEqual(await row(page, "kid.parent"), ["p", "p", "None ≠ differs"]);
  assert.deepEqual(page.failures, []);
});

test("a syntax error is shown in its place and the last result stays", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "script.py", "p = Parent()\nc = = 1\n");
  const trouble = page.getByRole("alert");
  await trouble.getByRole("button", { name: "script.py:2" }).waitFor();
  await page.locator(".document.script .cm-lintRange-error").waitFor();
  await comparison(page).waitFor();
  await trouble.getByRole("button", { name: "script.py:2" }).click();
  assert.equal(await editor(page, "script.py").evaluate((node) => node.contains(document.activeElement)), true);
});

test("the keyboard steps through the run", async () => {
  const page = await browser.visit();
  await settled(page);
  await slider(page).focus();
  await page.keyboard.press("Home");
  assert.match(await slider(page).getAttribute("aria-valuetext"), /^step 0 of \d+: before the first statement$/);
  await page.keyboard.press("ArrowRight");
  assert.match(await slider(page).getAttribute("aria-valuetext"), /^step 1 of /);
  await page.keyboard.press("End");
  const last = await slider(page).getAttribute("max");
  assert.equal(await slider(page).inputValue(), last);
  await page.getByRole("tab", { name: "Compare" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.getByRole("tab", { name: "Steps" }).getAttribute("aria-selected"), "true");
});

test("the statement of the shown step is marked in the editor, and a line number goes to its step", async () => {
  const page = await browser.visit();
  await settled(page);
  assert.match(await page.locator(".document.script .cm-step").innerText(), /c\.parent = p/);
  await page.locator(".document.script .cm-lineNumbers .cm-gutterElement", { hasText: /^7$/ }).click();
  assert.match(await page.locator(".document.script .cm-step").innerText(), /p = Parent\(\)/);
});

test("every panel shows the step", async () => {
  const page = await browser.visit();
  await settled(page);
  await page.getByRole("button", { name: "Last step" }).click();
  const panel = page.getByRole("tabpanel");
  const open = (name) => page.getByRole("tab", { name }).click();
  await open("Objects");
  await panel.getByRole("article", { name: "p, a Parent" }).waitFor();
  await open("Tables");
  await panel.getByRole("table", { name: /child/ }).waitFor();
  await open(/^SQL/);
  await panel.getByText("INSERT", { exact: true }).first().waitFor();
  await open("Output");
  assert.equal((await panel.locator(".printed").innerText()).trim(), "1\n1");
  await open("Problems");
  await panel.getByText("Nothing is wrong").waitFor();
  await open("Why");
  await panel.locator(".asked").waitFor();
});

test("a mistake is explained, with a fix that removes it", async () => {
  const page = await browser.visit();
  await settled(page);
  await page.getByRole("combobox", { name: "Example" }).selectOption("forgotten-half");
  await page.getByRole("alert").getByText("has no property 'children'").waitFor();
  await page.getByRole("tab", { name: "Problems" }).click();
  const apply = page.getByRole("tabpanel").getByRole("button", { name: "Apply" }).first();
  await apply.click();
  await page.getByRole("tabpanel").getByText("Nothing is wrong").waitFor();
  assert.match(await text(page, "models.py"), /children = relationship/);
});

test("every example runs, and only the mistaken one fails", async () => {
  const page = await browser.visit();
  await settled(page);
  const picker = page.getByRole("combobox", { name: "Example" });
  const failing = [];
  for (const id of await picker.locator("option").evaluateAll((options) => options.map((option) => option.value))) {
    await picker.selectOption(id);
    await settled(page);
    if (await page.getByRole("alert").count()) failing.push(id);
  }
  assert.deepEqual(failing, ["forgotten-half"]);
  assert.deepEqual(page.failures, []);
});

test("models without a script are offered one", async () => {
  const page = await browser.visit();
  await settled(page);
  await editor(page, "script.py").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.getByRole("button", { name: "Write a script for these models" }).click();
  await comparison(page).getByRole("rowheader", { name: "child.parent" }).waitFor();
  assert.match(await text(page, "script.py"), /child\.parent = parent/);
});

test("a strategy can be taken over into the editor", async () => {
  const page = await browser.visit();
  await settled(page);
  await comparison(page).getByRole("columnheader", { name: "backref" }).getByRole("button", { name: "Use this" }).click();
  await comparison(page).getByRole("columnheader", { name: "backref as written" }).waitFor();
  assert.match(await text(page, "models.py"), /backref=/);
});
