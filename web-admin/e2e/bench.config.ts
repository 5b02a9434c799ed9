// Figures of what a person feels, into the file that LETHE_BENCH names. Not a test: machines differ, and nothing fails for being slow.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["e2e/bench/*.ts"], testTimeout: 600_000, hookTimeout: 120_000, reporters: ["verbose"] },
});
