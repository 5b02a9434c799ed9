// Writes src/api/schema.d.ts from the server's OpenAPI document (`npm run api`), or the file that is named behind it.
// Operation ids are left out: the client is typed by path and method, and the server's ids are names of functions.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const from = new URL("../../server/openapi.json", import.meta.url);
const to = process.argv[2] ?? new URL("../src/api/schema.d.ts", import.meta.url);

const document = JSON.parse(await readFile(from, "utf8"));
for (const item of Object.values(document.paths)) {
  for (const operation of Object.values(item)) delete operation.operationId;
}
const head = "// Made by `npm run api` from server/openapi.json. Never edited by hand.\n\n";
await writeFile(to, head + astToString(await openapiTS(document)));
