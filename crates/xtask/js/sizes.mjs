// Print the size of every file under a folder, raw and as brotli at the level that hosts use for
// files compressed once: `node sizes.mjs dist`.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync } from "node:zlib";

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.path, entry.name))
  .sort();

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
let [raw, brotli] = [0, 0];
console.log("   raw KB brotli KB");
for (const file of files) {
  const bytes = readFileSync(file);
  const compressed = brotliCompressSync(bytes).length;
  raw += bytes.length;
  brotli += compressed;
  console.log(`${kilobytes(bytes.length)} ${kilobytes(compressed)}  ${relative(folder, file)}`);
}
console.log(`${kilobytes(raw)} ${kilobytes(brotli)}  together`);
