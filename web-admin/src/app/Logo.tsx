// The name, with the river.
import { AppLink, Mark } from "../ui";
import classes from "./rail.module.css";

/** Shows the mark and the name; leads to the overview. */
export function Logo() {
  return (
    <AppLink plain href="/" className={classes.logo ?? ""}>
      <Mark />
      <span>Lethe</span>
    </AppLink>
  );
}
