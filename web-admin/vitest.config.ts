// Tests that need no browser. What needs one is in e2e/.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  test: {
    include: ["src/**/*.test.{ts,tsx}", "proto/**/*.test.ts", "approver/**/*.test.ts", "portal/**/*.test.ts"],
    restoreMocks: true,
  },
});
