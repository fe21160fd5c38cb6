// Try SQL: questions to the rows at the step.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settled, start } from "../person.js";

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

async function asking() {
  const page = await browser.visit();
  await settled(page);
  await page.getByRole("tab", { name: "Try SQL" }).click();
  await page.getByRole("button", { name: "Last step" }).click();
  return { page, field: page.getByRole("combobox", { name: "SELECT from the rows at this step" }) };
}

const answer = (page) => page.getByRole("group", { name: "Answer" });

test("a question is answered at the step, and again at the next", async () => {
  const { page, field } = await asking();
  await field.fill("SELECT id, parent_id FROM child");
  await page.keyboard.press("Control+Enter");
  await answer(page).getByText("1 row").waitFor();
  assert.deepEqual(await answer(page).getByRole("columnheader").allInnerTexts(), ["id", "parent_id"]);
  assert.deepEqual(await answer(page).getByRole("cell").allInnerTexts(), ["1", "1"]);
  await page.getByRole("button", { name: "First step" }).click();
  await page.getByRole("alert").getByText("sqlite3.OperationalError: no such table: child").waitFor();
  assert.deepEqual(page.failures, []);
});

test("tables and columns complete themselves by the keyboard", async () => {
  const { page, field } = await asking();
  await field.pressSequentially("select co");
  await page.getByRole("option", { name: "COUNT(*)" }).waitFor();
  await page.keyboard.press("Tab");
  await field.pressSequentially("from ch");
  await page.keyboard.press("Enter");
  assert.equal(await field.inputValue(), "select COUNT(*) from child ");
  await page.keyboard.press("Control+Enter");
  await answer(page).getByRole("cell", { name: "1" }).waitFor();
});

test("what is no SELECT is refused, and what was asked can be asked again", async () => {
  const { page, field } = await asking();
  await field.fill("DELETE FROM child");
  await page.getByRole("button", { name: "Ask" }).click();
  await page.getByRole("alert").getByText(/^Only SELECT can be asked here/).waitFor();
  await field.fill("SELECT 1");
  await page.getByRole("button", { name: "Ask" }).click();
  await answer(page).waitFor();
  await page.getByRole("region", { name: "Asked before" }).getByRole("button", { name: "DELETE FROM child" }).click();
  assert.equal(await field.inputValue(), "DELETE FROM child");
});
