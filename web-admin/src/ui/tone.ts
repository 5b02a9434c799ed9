// How something feels: a word, its picture and its colours. The colour only repeats what the picture and the words say.
import { type Icon, IconDone, IconInfo, IconRefused, IconUnknown, IconWaiting, IconWarning } from "./icons";
import classes from "./tones.module.css";

/** `danger` is for what destroys, has destroyed or locks people out, and for nothing else. */
export type Tone = "good" | "waiting" | "warn" | "danger" | "plain" | "unknown";

/** The picture of a tone. */
export const TONE_ICONS: Readonly<Record<Tone, Icon>> = {
  good: IconDone,
  waiting: IconWaiting,
  warn: IconWarning,
  danger: IconRefused,
  plain: IconInfo,
  unknown: IconUnknown,
};

/** The classes of something in a tone: its own, and the one that sets `--tone` and `--tone-soft`. */
export function toned(own: string | undefined, tone: Tone): string {
  return `${own ?? ""} ${classes[tone] ?? ""}`;
}
