// How the employees' portal is built: one script and one style with hashed names, served by the console's origin below /portal.
import { defineConfig } from "vite";

export default defineConfig({
  root: "portal",
  base: "/portal/",
  publicDir: false,
  build: {
    outDir: "../dist/portal",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
