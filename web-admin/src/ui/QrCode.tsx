// A QR code as one SVG path. Always beside the text it carries: a camera is not always at hand.
import { useMemo } from "react";
import { useTranslation } from "../i18n";
import { encode } from "uqr";

/** Shows `text` as a QR code, black on white in every theme, since cameras expect that. */
export function QrCode({ text, size = 232 }: { text: string; size?: number }) {
  const { t } = useTranslation("ui");
  const { path, modules } = useMemo(() => draw(text), [text]);
  return (
    <svg role="img" aria-label={t("qr")} width={size} height={size} viewBox={`0 0 ${String(modules)} ${String(modules)}`} shapeRendering="crispEdges" style={{ maxWidth: "100%", height: "auto", borderRadius: 6 }}>
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function draw(text: string): { path: string; modules: number } {
  const code = encode(text, { ecc: "L", border: 3 });
  const dots = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : "")));
  return { path: dots.join(""), modules: code.size };
}
