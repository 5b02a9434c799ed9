// Says of every script which texts its components ask for: a script does not import them, it loads them by name
// (src/i18n). `cargo xtask check` counts them with the pages that a person opens first.
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const ASKED = /use(?:Translation|Say)\(\s*(\[[^\]]*\]|"[^"]*"|\))/g;

/** Names in one source file; `*` where it may say anything (`useSay()`). */
function namesIn(source: string): string[] {
  return [...source.matchAll(ASKED)].flatMap(([, asked = ""]) => (asked === ")" ? ["*"] : [...asked.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name)));
}

/** Writes `.vite/texts.json` beside the manifest: script → names of texts. */
export function textsOfScripts(): Plugin {
  return {
    name: "lethe-texts",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
      const named = chunks.map(({ fileName, moduleIds }) => {
        const own = moduleIds.filter((id) => id.startsWith(import.meta.dirname) && !id.includes("node_modules") && /\.tsx?$/.test(id));
        return [fileName, [...new Set(own.flatMap((id) => namesIn(readFileSync(id, "utf8"))))].sort()] as const;
      });
      this.emitFile({ type: "asset", fileName: ".vite/texts.json", source: JSON.stringify(Object.fromEntries(named.filter(([, names]) => names.length > 0)), null, 2) });
    },
  };
}
