// What a person does with the page, by roles and names.

import { chromium } from "playwright-core";
import { site } from "./site.js";

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-first-run",
];

// A browser with the site; `visit` opens it as a new person, with nothing stored.
export async function start() {
  const served = await site();
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: flags });
  return {
    url: served.url,
    async visit({ fragment = "", before = async () => {}, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const page = await context.newPage();
      // The machine may be busy, and the test build is many times the size of the released one.
      page.setDefaultTimeout(30_000);
      page.foreign = [];
      page.failures = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(served.url) && !request.url().startsWith("data:")) page.foreign.push(request.url());
      });
      page.on("pageerror", (error) => page.failures.push(String(error)));
      await before(page);
      await page.goto(served.url + fragment, { waitUntil: "domcontentloaded" });
      return page;
    },
    async close() {
      await browser.close();
      served.close();
    },
  };
}

export const editor = (page, name) => page.getByRole("textbox", { name });

// Puts a text in place of a whole document, by the keyboard.
export async function write(page, name, text) {
  await editor(page, name).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

// The same by pasting, which is how large texts come.
export async function paste(page, name, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await editor(page, name).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
}

export const text = async (page, name) => (await editor(page, name).innerText()).replace(/\u200b/g, "");

export const comparison = (page) => page.getByRole("table", { name: "What each strategy holds at this step" });

// The cells of one row of Compare, by its heading.
export async function row(page, heading) {
  const its = page.getByRole("rowheader", { name: heading, exact: true });
  const cells = comparison(page).getByRole("row").filter({ has: its }).getByRole("cell");
  return (await cells.allInnerTexts()).map((cell) => cell.replace("≠", " ≠ ").replace(/\s+/g, " ").trim());
}

// Waits until the result of the newest text is shown.
export async function settled(page) {
  await page.waitForFunction(() => {
    const panel = document.querySelector("#panel");
    const status = document.querySelector(".status");
    return panel && !panel.classList.contains("old") && !panel.querySelector(".waiting") && status.textContent === "";
  });
}

// Waits until nothing moves any more, but for what never stops: the cursor blinks.
export const still = (page) => page.waitForFunction(() => (
  document.getAnimations().every((animation) => animation.effect.getComputedTiming().iterations === Infinity)));

export const slider = (page) => page.getByRole("slider", { name: "Step" });
