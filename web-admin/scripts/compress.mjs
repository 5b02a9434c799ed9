// Lays a twin of each text file of one page of dist/ (its name is the argument) beside it, compressed with Brotli, for the server to send to browsers that take it.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";

const folder = new URL(`../dist/${process.argv[2]}/`, import.meta.url);
const TEXTS = /\.(js|css|html|json|svg)$/;
/** Below this a header costs more than compression saves. */
const SMALL_BYTES = 1024;

for (const path of await readdir(folder, { recursive: true })) {
  if (!TEXTS.test(path)) continue;
  const file = new URL(path, folder);
  const bytes = await readFile(file);
  if (bytes.length < SMALL_BYTES) continue;
  const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  await writeFile(new URL(`${path}.br`, folder), brotliCompressSync(bytes, options));
}
