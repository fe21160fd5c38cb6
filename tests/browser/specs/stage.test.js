// What the stage tells of a step: rows that a statement returned, transactions, inheritance, breakpoints without a gutter.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sizes } from "../panels.js";
import { editor, settled, slider, start, write } from "../person.js";

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const rows = `from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add_all([Parent() for n in range(60)])
session.commit()
few = session.execute(select(Parent.id).where(Parent.id < 4)).all()
many = session.execute(select(Parent.id)).all()
none = session.execute(select(Parent.id).where(Parent.id < 0)).all()
`;

// The page with a program whose last step is shown; on a phone with its result in view.
async function running(script, options = {}) {
  const page = await browser.visit(options);
  await settled(page);
  if (options.isMobile) await page.getByRole("button", { name: "Code" }).click();
  await write(page, "script.py", script);
  if (options.isMobile) await page.getByRole("button", { name: "Result" }).click();
  await settled(page);
  await slider(page).focus();
  await page.keyboard.press("End");
  return page;
}

for (const [size, options] of Object.entries(sizes)) {
  test(`a statement opens to the rows that it returned, ${size}`, async () => {
    const page = await running(rows, options);
    await page.getByRole("tab", { name: /^SQL/ }).click();
    const panel = page.getByRole("tabpanel");
    const few = panel.getByRole("button", { name: /^3 rows of statement \d+$/ });
    assert.equal(await few.getAttribute("aria-expanded"), "false");
    // By the keyboard, as by pressing.
    await few.focus();
    await page.keyboard.press("Enter");
    assert.equal(await few.getAttribute("aria-expanded"), "true");
    const opened = panel.getByRole("group", { name: /^Rows of statement/ });
    await opened.getByRole("columnheader", { name: "id", exact: true }).waitFor();
    assert.deepEqual(await opened.getByRole("cell").allInnerTexts(), ["1", "2", "3"]);
    await opened.getByRole("button", { name: "Copy CSV" }).click();
    await page.getByText("Rows copied").first().waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "id\r\n1\r\n2\r\n3\r\n");
    await few.click();
    assert.equal(await opened.count(), 0);
    await panel.getByRole("button", { name: /^60 rows of statement \d+$/ }).click();
    await opened.getByText("The first 50 of 60 rows").waitFor();
    assert.equal(await opened.getByRole("cell").count(), 50);
    // Nothing opens to no rows.
    assert.equal(await panel.getByRole("button", { name: /^0 rows/ }).count(), 0);
    assert.deepEqual(page.failures, []);
  });
}

test("a line that sends one SELECT after the other is told of, and its query given the option", async () => {
  const page = await running(`from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Parent(children=[Child()]) for n in range(4)])
    session.commit()
with Session(engine) as session:
    for parent in session.scalars(select(Parent)):
        print(len(parent.children))
`);
  await page.getByRole("tab", { name: /^SQL/ }).click();
  await page.getByText("script.py:11 loaded Parent.children 4 times, a SELECT each: selectinload makes it one.").waitFor();
  await page.getByRole("button", { name: "Show the fix" }).click();
  const problem = page.getByRole("article").filter({ hasText: "n-plus-one" });
  await problem.getByText("+     for parent in session.scalars(select(Parent).options(selectinload(Parent.children))):").waitFor();
  await problem.getByRole("button", { name: "Apply" }).click();
  await page.getByText("Nothing is wrong with this program").waitFor();
  await page.getByRole("tab", { name: /^SQL/ }).click();
  await page.keyboard.press("End");
  assert.equal(await page.getByText(/a SELECT each/).count(), 0);
  assert.deepEqual(page.failures, []);
});

test("what is open in SQL stays open while the slider moves", async () => {
  const page = await running(rows);
  await page.getByRole("tab", { name: /^SQL/ }).click();
  await page.getByRole("button", { name: /^3 rows of statement/ }).click();
  await page.getByRole("button", { name: "Previous step" }).click();
  await page.getByRole("group", { name: /^Rows of statement/ }).waitFor();
  assert.deepEqual(page.failures, []);
});

test("SQL lists the statements with a text", async () => {
  const page = await running(rows);
  await page.getByRole("tab", { name: /^SQL/ }).click();
  const panel = page.getByRole("tabpanel");
  await panel.getByRole("searchbox", { name: "Statements with" }).fill("where");
  await panel.getByText(/^2 of \d+$/).waitFor();
  assert.equal(await panel.getByRole("button", { name: /^3 rows of statement/ }).count(), 1);
  assert.equal(await panel.getByText("BEGIN").count(), 0);
  await panel.getByRole("button", { name: "Copy SQL" }).click();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^SELECT parent\.id[^;]*;\nSELECT parent\.id[^;]*;\n$/);
  await panel.getByRole("searchbox", { name: "Statements with" }).fill("nowhere");
  await panel.getByText("None of the statements").waitFor();
  assert.deepEqual(page.failures, []);
});

test("a phone sets a breakpoint on the line of the step", async () => {
  const page = await running("p = Parent()\nc = Child()\nc.parent = p\nprint(c)\n", sizes.phone);
  await page.getByRole("tab", { name: "Steps" }).click();
  await page.getByRole("group", { name: "All steps" }).getByRole("button", { name: /script\.py:3/ }).click();
  const toggle = page.getByRole("button", { name: "Breakpoint at script.py:3" });
  assert.equal(await toggle.getAttribute("aria-pressed"), "false");
  await toggle.click();
  assert.equal(await toggle.getAttribute("aria-pressed"), "true");
  await page.getByRole("button", { name: /script\.py:3 breakpoint/ }).waitFor();
  await page.getByRole("button", { name: "First step" }).click();
  await page.getByRole("button", { name: "Next breakpoint (b)" }).click();
  assert.match(await slider(page).getAttribute("aria-valuetext"), /^step 3 of 4/);
  await toggle.click();
  assert.equal(await page.getByRole("button", { name: "Next breakpoint (b)" }).count(), 0);
  assert.deepEqual(page.failures, []);
});

test("F9 sets breakpoints at the step, in CodeMirror and in a text area", async () => {
  const page = await running("p = Parent()\nc = Child()\nc.parent = p\nprint(c)\n");
  await slider(page).focus();
  await page.keyboard.press("F9");
  const dots = page.locator(".document.script .cm-breakpoint");
  // One dot keeps the room of the gutter.
  await page.waitForFunction(() => document.querySelectorAll(".document.script .cm-breakpoint").length === 2);
  await page.keyboard.press("F9");
  await page.waitForFunction(() => document.querySelectorAll(".document.script .cm-breakpoint").length === 1);
  assert.equal(await dots.count(), 1);
  await page.getByRole("button", { name: "Settings" }).or(page.getByText("Settings", { exact: true })).first().click();
  await page.getByRole("checkbox", { name: /[Pp]lain/ }).check();
  await page.keyboard.press("Escape");
  const area = editor(page, "script.py");
  await area.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F9");
  // A line put in above moves it.
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("x = 1\n");
  await settled(page);
  await page.getByRole("button", { name: "First step" }).click();
  await page.getByRole("button", { name: "Next breakpoint (b)" }).click();
  assert.match(await slider(page).getAttribute("aria-valuetext"), /^step 3 of 5: c = Child\(\)/);
  assert.deepEqual(page.failures, []);
});

test("a class that inherits leads to its base", async () => {
  const page = await browser.visit();
  await settled(page);
  await write(page, "models.py", `from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

class Base(DeclarativeBase):
    pass

class Employee(Base):
    __tablename__ = "employee"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "employee"}

class Manager(Employee):
    __tablename__ = "manager"
    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    __mapper_args__ = {"polymorphic_identity": "manager"}
`);
  await write(page, "script.py", "m = Manager()\n");
  await settled(page);
  await page.getByRole("tab", { name: "Schema" }).click();
  const panel = page.getByRole("tabpanel");
  await panel.getByRole("article", { name: "class Manager(Employee)" }).waitFor();
  await panel.getByText("inherits from").waitFor();
  await panel.locator(".line.inherits").waitFor();
  await panel.getByRole("button", { name: "Copy Mermaid" }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  assert.match(await copied(), /Manager \|o--\|\| Employee : "inherits"/);
  assert.deepEqual(page.failures, []);
});
