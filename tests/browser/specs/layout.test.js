// Sizes, themes, phones.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comparison, editor, settled, slider, start } from "../person.js";

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

for (const [name, options] of [["a desktop", {}], ["a phone", phone]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`on ${name}, ${colorScheme}, nothing scrolls sideways and everything is in view`, async () => {
      const page = await browser.visit({ ...options, colorScheme });
      await settled(page);
      const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(width <= room, `${width} > ${room}`);
      await comparison(page).waitFor();
      assert.ok(await slider(page).isVisible());
    });
  }
}

test("a phone shows one half at a time", async () => {
  const page = await browser.visit(phone);
  await settled(page);
  assert.equal(await editor(page, "script.py").isVisible(), false);
  await page.getByRole("button", { name: "Code" }).click();
  await editor(page, "script.py").waitFor();
  assert.equal(await comparison(page).isVisible(), false);
});

test("the theme follows the system until one is chosen, and the choice stays", async () => {
  const page = await browser.visit({ colorScheme: "light" });
  await settled(page);
  const light = await ground(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground(page);
  assert.notEqual(light, dark);
  await page.locator("summary", { hasText: "Settings" }).click();
  await page.getByRole("combobox", { name: "Theme" }).selectOption("light");
  assert.equal(await ground(page), light);
  await page.reload();
  await settled(page);
  assert.equal(await ground(page), light);
});

test("every control has a name", async () => {
  const page = await browser.visit();
  await settled(page);
  const nameless = await page.evaluate(() => [...document.querySelectorAll("button, summary, select, input, textarea")]
    .filter((node) => !(node.ariaLabel || node.textContent.trim() || node.labels?.length || node.closest(".cm-editor")))
    .map((node) => node.outerHTML));
  assert.deepEqual(nameless, []);
});
