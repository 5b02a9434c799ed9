// Takes every protective check of the approver page, its library and the console out, one at a time, and demands that the named test goes
// red. The list is tests/mutants/page.json; the sources are patched in a copy. `cargo xtask mutants` runs it, or `npm run mutants [part of a name]`.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const house = dirname(web);
const wanted = process.argv[2] ?? "";
const list = JSON.parse(readFileSync(join(house, "tests/mutants/page.json"), "utf8"));
const mutants = list.filter(({ name }) => name.includes(wanted));

const copy = mkdtempSync(join(tmpdir(), "lethe-mutants-"));
const inCopy = (path) => join(copy, "web-admin", path);
try {
  for (const part of ["proto", "approver", "src", "package.json", "tsconfig.json", "vitest.config.ts"]) {
    cpSync(join(web, part), inCopy(part), { recursive: true });
  }
  cpSync(join(house, "proto/vectors"), join(copy, "proto/vectors"), { recursive: true });
  symlinkSync(join(web, "node_modules"), inCopy("node_modules"));
  const survivors = [...sound(), ...mutants.filter((mutant) => !isCaught(mutant)).map(({ name }) => name)];
  if (survivors.length > 0) throw new Error(`not caught: ${survivors.join(", ")}`);
  console.log(`${mutants.length} checks taken out, each noticed by its test`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Mutants whose test is not there, or is red as it is. */
function sound() {
  const passed = titles(run([]), "passed");
  return mutants.filter((mutant) => !passed.some((title) => title.includes(mutant.case))).map(({ name }) => `${name} (no green test)`);
}

function isCaught({ name, file, find, replace, test, case: title }) {
  const text = readFileSync(inCopy(file), "utf8");
  if (text.split(find).length !== 2) throw new Error(`${name}: the patch does not fit ${file} exactly once`);
  writeFileSync(inCopy(file), text.replace(find, () => replace));
  const red = titles(run([test]), "failed").some((failed) => failed.includes(title));
  writeFileSync(inCopy(file), text);
  console.log(`   ${red ? "red     " : "SURVIVED"} ${name} → ${title}`);
  return red;
}

/** Full names of the tests with a status, out of vitest's report. */
function titles(report, status) {
  const all = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return all.filter((one) => one.status === status).map(({ fullName }) => fullName);
}

function run(files) {
  const program = join(web, "node_modules/.bin/vitest");
  const done = spawnSync(program, ["run", "--reporter=json", ...files], { cwd: join(copy, "web-admin"), encoding: "utf8" });
  const start = done.stdout.indexOf("{");
  if (start < 0) throw new Error(`vitest said nothing: ${done.stderr}`);
  return JSON.parse(done.stdout.slice(start));
}
