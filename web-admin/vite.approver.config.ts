// How the approver page is built: one file that holds everything and asks nobody for anything. Its own policy stands in it, for
// when it is opened from a disk; the server that serves it sends a stricter one as a header, with the same hashes.
import { createHash } from "node:crypto";
import { defineConfig } from "vite";
import type { Plugin } from "vite";

const sha256 = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Puts the one script and the one style into the document, and their hashes into its policy. */
function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      const parts = Object.values(bundle);
      const page = parts.find((part) => part.fileName.endsWith(".html"));
      const script = parts.find((part) => part.type === "chunk");
      const style = parts.find((part) => part.fileName.endsWith(".css"));
      if (page?.type !== "asset" || script?.type !== "chunk" || style?.type !== "asset" || parts.length !== 3) {
        throw new Error(`the page is not one document, one script and one style: ${parts.map((part) => part.fileName).join(", ")}`);
      }
      // A script ends at the first `</script`, even inside a string.
      const code = `\n${script.code.replace(/<\/script/gi, "<\\/script").trim()}\n`;
      const css = `\n${String(style.source).trim()}\n`;
      const policy = [
        "default-src 'none'",
        `script-src ${sha256(code)}`,
        `style-src ${sha256(css)}`,
        "connect-src https: http://localhost:* http://*.localhost:*",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join("; ");
      const html = String(page.source)
        .replace(/\s*<script[^>]*><\/script>/g, "")
        .replace(/\s*<link rel="stylesheet"[^>]*>/g, "");
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
      // Replacements as functions: `$` in the code is a dollar.
      page.source = html
        .replace(/(<meta charset="utf-8">)/, (charset) => `${charset}\n    ${meta}`)
        .replace("</head>", () => `  <style>${css}</style>\n  </head>`)
        .replace("</body>", () => `  <script type="module">${code}</script>\n  </body>`);
      for (const part of [script, style]) delete bundle[part.fileName];
    },
  };
}

export default defineConfig({
  root: "approver",
  base: "./",
  plugins: [oneFile()],
  build: {
    outDir: "../dist/approver",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    assetsInlineLimit: 0,
  },
});
