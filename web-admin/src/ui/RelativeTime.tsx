// A moment as people say it ("3 minutes ago"), with the exact time and zone on hover and for screen readers.
import { useEffect, useState } from "react";
import { useTranslation } from "../i18n";
import classes from "./time.module.css";

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** "Six days and 23 hours" are seven days to everybody. */
const ALMOST = 0.98;

/** The reader's own region where their browser speaks this language: an Englishman reads 20:07, an American 8:07 PM. */
function regionOf(language: string): string {
  return globalThis.navigator?.languages?.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;
}

/** "3 minutes ago" or "in 2 days". Milliseconds since 1970. */
export function relative(at: number, now: number, language: string): string {
  const away = at - now;
  const [unit, size] = STEPS.find(([, size]) => Math.abs(away) >= size * ALMOST) ?? ["second", 1000];
  // "Tomorrow" is a day, but "next year" may be any of them.
  const numeric = unit === "second" || unit === "day" ? "auto" : "always";
  const format = new Intl.RelativeTimeFormat(regionOf(language), { numeric });
  // Within some seconds it is now: clocks of two computers do not agree better.
  if (unit === "second" && Math.abs(away) < 10_000) return format.format(0, "second");
  return format.format(Math.round(away / size), unit);
}

/** Date, time and zone. Milliseconds since 1970. */
export function exact(at: number, language: string): string {
  return new Intl.DateTimeFormat(regionOf(language), { dateStyle: "long", timeStyle: "long" }).format(at);
}

/** "today 14:02" is 14:02; another day has its date. Milliseconds since 1970. */
export function clockTime(at: number, now: number, language: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const day = sameDay ? {} : { day: "numeric", month: "short" } as const;
  return new Intl.DateTimeFormat(regionOf(language), { ...day, hour: "numeric", minute: "2-digit" }).format(at);
}

/** The day in full: 23 November 2026. Milliseconds since 1970. */
export function wholeDay(at: number, language: string): string {
  return new Intl.DateTimeFormat(regionOf(language), { dateStyle: "long" }).format(at);
}

/** The present, told again every half minute. Milliseconds since 1970. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs]);
  return now;
}

interface Props {
  /** Milliseconds since 1970; null is "never". */
  at: number | null | undefined;
  /** `clock`: 14:02 instead of "3 minutes ago". */
  as?: "relative" | "clock";
}

/** Shows a moment. */
export function RelativeTime({ at, as = "relative" }: Props) {
  const { t, i18n } = useTranslation("ui");
  const now = useNow();
  if (at == null) return <span>{t("time.never")}</span>;
  const shown = as === "clock" ? clockTime(at, now, i18n.language) : relative(at, now, i18n.language);
  const whole = exact(at, i18n.language);
  return (
    <time dateTime={new Date(at).toISOString()} title={whole} className={classes.time}>
      {shown}
      <span className={classes.spoken}> ({whole})</span>
    </time>
  );
}
