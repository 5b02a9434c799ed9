// Pictures of every page, into the folder that LETHE_SHOTS names. Not a test: it fails only where a page cannot be reached.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["e2e/shots/*.ts"], testTimeout: 600_000, hookTimeout: 120_000, reporters: ["verbose"] },
});
