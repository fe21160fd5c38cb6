// Each panel in both themes and both sizes against the picture of it in `looks/`. The page is set in fonts from npm, as
// those of the machine differ; what is left between machines is how edges are smoothed, so pictures are compared small,
// and by what is seen on them: a panel that is missing or unstyled differs in as many places as are not blank, and a
// table that lacks a column in half of them. `BOTHWAYS_LOOKS=take npm test` takes the pictures anew: look at them before
// you keep them.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { filled, open, panels, sizes } from "../panels.js";
import { start, still } from "../person.js";

// A pixel of a picture for so many of the page, each way.
const SMALLER = 8;
// How far a colour may be off, from 0 to 1.
const SHADE = 0.04;
// How many places may be off, in parts of those where the panel is not blank.
const TOLERANCE = 0.2;

const fonts = {
  sans: "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  mono: "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
};

const folder = fileURLToPath(new URL("../looks/", import.meta.url));
const taking = process.env.BOTHWAYS_LOOKS === "take";

let browser;
before(async () => {
  browser = await start();
  await mkdir(folder, { recursive: true });
});
after(() => browser.close());

// Sets the page in the fonts from npm, as wide as they were drawn whatever the machine does to fit pixels.
async function typeset(page) {
  const { resolve } = createRequire(import.meta.url);
  const rules = await Promise.all(Object.entries(fonts).map(async ([kind, file]) => {
    const data = await readFile(resolve(file), "base64");
    return `@font-face { font-family: looks-${kind}; font-weight: 100 900; src: url(data:font/woff2;base64,${data}); }
      :root { --${kind}: looks-${kind}, sans-serif; }`;
  }));
  await page.addStyleTag({ content: `${rules.join("\n")} * { text-rendering: geometricPrecision; }` });
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
}

// Each pixel the mean of a square of pixels.
function smaller({ width, height, data }) {
  const small = new PNG({ width: Math.floor(width / SMALLER), height: Math.floor(height / SMALLER) });
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0;
        for (let dy = 0; dy < SMALLER; dy += 1) {
          for (let dx = 0; dx < SMALLER; dx += 1) {
            sum += data[((y * SMALLER + dy) * width + x * SMALLER + dx) * 4 + channel];
          }
        }
        small.data[(y * small.width + x) * 4 + channel] = Math.round(sum / SMALLER ** 2);
      }
    }
  }
  return small;
}

// A picture of nothing but the ground that the other picture ends on.
function blank({ width, height, data }) {
  const ground = new PNG({ width, height });
  ground.data.forEach((_, index) => { ground.data[index] = data[data.length - 4 + (index % 4)]; });
  return ground;
}

const places = (kept, seen) => (
  pixelmatch(kept.data, seen.data, null, kept.width, kept.height, { threshold: SHADE, includeAA: true }));

// The share of the panel's places that are off.
async function differs(page, name) {
  await still(page);
  const picture = await page.getByRole("tabpanel").screenshot({ animations: "disabled", caret: "hide" });
  const seen = smaller(PNG.sync.read(picture));
  const path = `${folder}${name}.png`;
  if (taking) {
    await writeFile(path, PNG.sync.write(seen, { deflateLevel: 9 }));
    return 0;
  }
  const kept = PNG.sync.read(await readFile(path));
  // Controls that the browser draws may make the parts around the panel a little higher.
  const height = Math.min(seen.height, kept.height);
  const [left, right] = [kept, seen].map((png) => {
    const cut = new PNG({ width: Math.min(seen.width, kept.width), height });
    PNG.bitblt(png, cut, 0, 0, cut.width, cut.height, 0, 0);
    return cut;
  });
  assert.ok(left.width > kept.width - 4 && left.height > kept.height - 4, `${name} is ${seen.width} by ${seen.height}`);
  return places(left, right) / places(left, blank(left));
}

for (const size of Object.keys(sizes)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the panels look as they did, ${size}, ${colorScheme}`, async () => {
      const page = await filled(browser, { ...sizes[size], colorScheme });
      await typeset(page);
      const off = {};
      for (const panel of panels) {
        await open(page, panel);
        await page.mouse.move(0, 0);
        const name = `${panel.toLowerCase().replace(" ", "-")}-${size}-${colorScheme}`;
        const share = await differs(page, name);
        if (share > TOLERANCE) off[name] = share;
      }
      assert.deepEqual(off, {});
    });
  }
}
