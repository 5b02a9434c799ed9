// A QR code as one SVG path. Always beside the text it carries: a camera is not always at hand.
import { useMemo } from "react";
import { useTranslation } from "../i18n";
import { drawQr } from "./qr";

/** Shows `text` as a QR code, black on white in every theme, since cameras expect that. */
export function QrCode({ text, size = 232 }: { text: string; size?: number }) {
  const { t } = useTranslation("ui");
  const { path, modules } = useMemo(() => drawQr(text), [text]);
  return (
    <svg role="img" aria-label={t("qr")} width={size} height={size} viewBox={`0 0 ${String(modules)} ${String(modules)}`} shapeRendering="crispEdges" style={{ maxWidth: "100%", height: "auto", borderRadius: 6 }}>
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
