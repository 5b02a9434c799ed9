// What a page is about, and beside it what else is known; one below the other where there is no room.
import type { ReactNode } from "react";
import classes from "./columns.module.css";

/** Shows two columns, the first of them wide. */
export function Columns({ beside, children }: { beside: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div>{children}</div>
      <div>{beside}</div>
    </div>
  );
}
