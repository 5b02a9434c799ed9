/** Four numbers, each a link to what it counts. */
import { useTranslation } from "../../i18n";

import { AppLink } from "../../ui";
import { type Icon, IconCommands, IconOffline, IconRefused, IconWaiting } from "../../ui/icons";
import classes from "./overview.module.css";
import { type Figure, figures, type Status } from "./shape";

const PICTURES: Record<Figure["name"], Icon> = { approvals: IconCommands, unconfirmed: IconWaiting, refused: IconRefused, quiet: IconOffline };

/** Shows the numbers. */
export function Figures({ status }: { status: Status }) {
  const { t, i18n } = useTranslation("overview");
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <ul className={classes.figures}>
      {figures(status).map(({ name, value, href, tone }) => {
        const Picture = PICTURES[name];
        return (
          <li key={name} data-tone={tone}>
            <AppLink plain href={href}>
              <span className={classes.value}><Picture size={20} aria-hidden /> {number.format(value)}</span>
              <span className={classes.name}>{t(`figure.${name}`, { count: value })}</span>
              {name === "approvals" && status.approvals_for_me > 0 && <span className={classes.more}>{t("figure.mine", { count: status.approvals_for_me })}</span>}
            </AppLink>
          </li>
        );
      })}
    </ul>
  );
}
