// Each panel in both themes and both sizes against the picture of it in `looks/`. Fonts differ between machines, so
// pictures are compared small and blurred by that: a panel that is missing, misplaced or unstyled differs, a letter does
// not. `BOTHWAYS_LOOKS=take npm test` takes the pictures anew: look at them before you keep them.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { filled, open, panels, sizes } from "../panels.js";
import { start, still } from "../person.js";

// Of what is seen, each way.
const SMALLER = 4;
// How far a colour may be off, from 0 to 1.
const SHADE = 0.12;
// The share of the picture that may be off. A panel without its content is off by more.
const TOLERANCE = 0.03;

const folder = fileURLToPath(new URL("../looks/", import.meta.url));
const taking = process.env.BOTHWAYS_LOOKS === "take";

let browser;
before(async () => {
  browser = await start();
  await mkdir(folder, { recursive: true });
});
after(() => browser.close());

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

async function differs(page, name) {
  await still(page);
  const seen = smaller(PNG.sync.read(await page.screenshot({ animations: "disabled", caret: "hide" })));
  const path = `${folder}${name}.png`;
  if (taking) {
    await writeFile(path, PNG.sync.write(seen, { deflateLevel: 9 }));
    return 0;
  }
  const kept = PNG.sync.read(await readFile(path));
  assert.deepEqual([seen.width, seen.height], [kept.width, kept.height]);
  const off = pixelmatch(kept.data, seen.data, null, seen.width, seen.height, { threshold: SHADE });
  return off / (seen.width * seen.height);
}

for (const size of Object.keys(sizes)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the panels look as they did, ${size}, ${colorScheme}`, async () => {
      const page = await filled(browser, { ...sizes[size], colorScheme });
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
