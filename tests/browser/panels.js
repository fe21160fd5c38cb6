// Every panel of the page, opened with something in it, for what looks at all of them.

import { settled, write } from "./person.js";

export const panels = [
  "Compare", "Steps", "Objects", "Why", "Tables", "Try SQL", "SQL", "Session", "Schema", "Output", "Problems",
];

export const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

// A loop, rows that are not committed, a warning: something for every panel.
const script = `from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
p = Parent()
session.add(p)
session.commit()
print(p.id)
for n in range(3):
    c = Child()
    c.parent = p
    session.add(c)
stray = Child()
stray.parent = p
session.flush()
print(len(p.children))
`;

// A page with that program, at its end.
export async function filled(browser, options) {
  const page = await browser.visit(options);
  await settled(page);
  if (options.isMobile) await page.getByRole("button", { name: "Code" }).click();
  await write(page, "script.py", script);
  if (options.isMobile) await page.getByRole("button", { name: "Result" }).click();
  await page.getByText(/Step \d+ of 23/).waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Last step" }).click();
  await page.getByRole("button", { name: "Previous step" }).click();
  return page;
}

// Opens a panel and waits for what it has to wait for.
export async function open(page, name) {
  await page.getByRole("tab", { name: name === "SQL" ? /^SQL/ : name }).click();
  if (name === "Try SQL") {
    await page.getByRole("combobox", { name: "SELECT from" }).fill("SELECT * FROM child");
    await page.getByRole("button", { name: "Ask" }).click();
    await page.getByRole("group", { name: "Answer" }).waitFor();
  }
  if (name === "Steps") await page.waitForFunction(() => {
    const [row, list] = ["[aria-current=step]", ".step-rows"].map((one) => document.querySelector(one).getBoundingClientRect());
    return row.top >= list.top && row.bottom <= list.bottom;
  });
  if (name === "Objects" || name === "Schema") await page.locator(".diagram .node").first().waitFor();
}
