// What happened, newest first, each step on a line of its own. What a step means is its caller's business.
import type { ReactNode } from "react";
import type { Icon } from "./icons";
import { RelativeTime } from "./RelativeTime";
import classes from "./timeline.module.css";
import { type Tone, toned } from "./tone";

/** One thing that happened. */
export interface Happening {
  key: string;
  /** Milliseconds since 1970. */
  at: number | null;
  icon: Icon;
  tone?: Tone;
  title: ReactNode;
  /** Who did it, and what else is worth a line. */
  detail?: ReactNode;
  /** Buttons or an opened proof below. */
  more?: ReactNode;
}

/** Shows happenings as an ordered list. */
export function Timeline({ items, label }: { items: readonly Happening[]; label: string }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map(({ key, at, icon: Picture, tone = "plain", title, detail, more }) => (
        <li key={key} className={classes.item}>
          <span className={toned(classes.dot, tone)} aria-hidden>
            <Picture size={16} />
          </span>
          <div className={classes.body}>
            <div className={classes.head}>
              <span className={classes.title}>{title}</span>
              {at !== null && (
                <span className={classes.at}>
                  <RelativeTime at={at} />
                </span>
              )}
            </div>
            {detail !== undefined && <div className={classes.detail}>{detail}</div>}
            {more}
          </div>
        </li>
      ))}
    </ol>
  );
}
