// One accent, the colour of a river; red only for what destroys. Light and dark from the same ten steps.
import { Button, createTheme, type MantineColorsTuple } from "@mantine/core";

const river: MantineColorsTuple = [
  "#e8f5f5",
  "#d3e8e9",
  "#a5d0d2",
  "#75b7bb",
  "#4ea2a7",
  "#37959b",
  "#1f7d84",
  "#1d6a71",
  "#175a60",
  "#0b474c",
];

export const theme = createTheme({
  primaryColor: "river",
  primaryShade: { light: 7, dark: 7 },
  colors: { river },
  autoContrast: true,
  luminanceThreshold: 0.4,
  components: {
    // Russian words are long: a button grows instead of cutting its verb.
    Button: Button.extend({ styles: { root: { height: "auto", minHeight: "var(--button-height)", maxWidth: "100%", paddingBlock: "0.25rem" }, label: { whiteSpace: "normal", lineHeight: 1.25 } } }),
  },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", "DejaVu Sans Mono", monospace',
  headings: { fontWeight: "650", sizes: { h1: { fontSize: "1.5rem", lineHeight: "1.3" }, h2: { fontSize: "1.125rem" }, h3: { fontSize: "1rem" } } },
});
