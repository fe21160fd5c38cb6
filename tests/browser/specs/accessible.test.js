// Every panel in both themes against the rules of WCAG 2.2 AA, by axe.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { filled, open, panels, sizes } from "../panels.js";
import { settled, start, still, write } from "../person.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

async function violations(page) {
  // Fading colours are no colours to judge.
  await still(page);
  const { violations } = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), rules);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

for (const colorScheme of ["light", "dark"]) {
  for (const size of Object.keys(sizes)) {
    test(`no panel breaks a rule, ${colorScheme}, ${size}`, async () => {
      const page = await filled(browser, { ...sizes[size], colorScheme });
      await page.addScriptTag({ path: axe });
      const found = {};
      for (const panel of panels) {
        await open(page, panel);
        const broken = await violations(page);
        if (broken.length > 0) found[panel] = broken;
      }
      assert.deepEqual(found, {});
    });
  }

  test(`neither errors, menus nor dialogs break a rule, ${colorScheme}`, async () => {
    const page = await browser.visit({ colorScheme });
    await settled(page);
    await page.addScriptTag({ path: axe });
    await page.locator("summary", { hasText: "Settings" }).click();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Compare" }).focus();
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    await write(page, "script.py", "p = Parent()\np.kids\n");
    await page.getByRole("alert").waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("tab", { name: /^Problems/ }).click();
    assert.deepEqual(await violations(page), []);
  });
}
