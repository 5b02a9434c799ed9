// A sentence or two that a person should not miss, beside what it is about. For states of a whole thing use StatusWord.
import type { ReactNode } from "react";
import type { Icon } from "./icons";
import classes from "./notice.module.css";
import { type Tone, TONE_ICONS, toned } from "./tone";

interface Props {
  tone?: Tone;
  title?: ReactNode;
  icon?: Icon;
  children?: ReactNode;
  /** At the right: a button. */
  action?: ReactNode;
  /** Read out at once when it appears. */
  announce?: boolean;
}

/** Shows a notice. */
export function Notice({ tone = "plain", title, icon, children, action, announce = false }: Props) {
  const Picture = icon ?? TONE_ICONS[tone];
  return (
    <div className={toned(classes.notice, tone)} role={announce ? "status" : undefined}>
      <Picture size={20} aria-hidden className={classes.sign} />
      <div className={classes.body}>
        {title !== undefined && <div className={classes.title}>{title}</div>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
