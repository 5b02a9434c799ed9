// How the console is built: one hashed file a route, nothing inline, nothing from elsewhere.
// The approver page has its own file: it is another program on another origin.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import manifest from "./package.json" with { type: "json" };
import { textsOfScripts } from "./vite.texts";

export default defineConfig({
  plugins: [react(), textsOfScripts()],
  define: { __LETHE_VERSION__: JSON.stringify(manifest.version) },
  build: {
    outDir: "dist/console",
    manifest: true,
    // A data: URL would be an exception to the policy of one origin for scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    rollupOptions: {
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
        // What every page needs is one file: thirty small ones compress worse and take as many questions.
        codeSplitting: { groups: [{ name: "console", tags: ["$initial"] }] },
      },
    },
  },
  server: {
    proxy: { "/api": { target: process.env["LETHE_URL"] ?? "http://localhost:8443" } },
  },
  preview: {
    proxy: { "/api": { target: process.env["LETHE_URL"] ?? "http://localhost:8443" } },
  },
});
