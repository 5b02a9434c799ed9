// A state in a word, with an icon; the colour only repeats what both say.
import type { ReactNode } from "react";
import type { Icon } from "./icons";
import classes from "./status.module.css";
import { type Tone, TONE_ICONS, toned } from "./tone";

interface Props {
  tone: Tone;
  children: ReactNode;
  /** Another picture than the tone's. */
  icon?: Icon;
}

/** Shows a state. */
export function StatusWord({ tone, children, icon }: Props) {
  const Picture = icon ?? TONE_ICONS[tone];
  return (
    <span className={toned(classes.status, tone)}>
      <Picture size={15} stroke={2} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
