// A state in a word, with an icon; the colour only repeats what both say.
import type { ReactNode } from "react";
import { type Icon, IconDone, IconInfo, IconRefused, IconUnknown, IconWaiting, IconWarning } from "./icons";
import classes from "./status.module.css";

/** How a state feels: `danger` is for what destroys or has destroyed, and for nothing else. */
export type Tone = "good" | "waiting" | "warn" | "danger" | "plain" | "unknown";

const PICTURES: Record<Tone, Icon> = {
  good: IconDone,
  waiting: IconWaiting,
  warn: IconWarning,
  danger: IconRefused,
  plain: IconInfo,
  unknown: IconUnknown,
};

interface Props {
  tone: Tone;
  children: ReactNode;
  /** Another picture than the tone's. */
  icon?: Icon;
}

/** Shows a state. */
export function StatusWord({ tone, children, icon }: Props) {
  const Picture = icon ?? PICTURES[tone];
  return (
    <span className={`${classes.status ?? ""} ${classes[tone] ?? ""}`}>
      <Picture size={15} stroke={2} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
