// Names and values beside each other.
import { Fragment, type ReactNode } from "react";
import classes from "./facts.module.css";

/** One line: its name, its value. A line without value is not shown. */
export type Fact = readonly [name: string, value: ReactNode];

/** Shows facts as a description list. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value != null && value !== "")
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
