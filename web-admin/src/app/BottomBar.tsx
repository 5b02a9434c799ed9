// The places on a telephone: four at the bottom under the thumb, the rest behind "more".
import { ActionIcon } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "../i18n";
import { useMe } from "../api";
import { AppLink } from "../ui";
import { IconMore, IconSearch } from "../ui/icons";
import { Account } from "./Account";
import { LiveWord } from "./LiveWord";
import { Logo } from "./Logo";
import { isAt, PLACES } from "./places";
import classes from "./bottom.module.css";

/** The line on top of a telephone: the name, the search. */
export function TopLine({ search }: { search: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <aside className={classes.top} aria-label={t("frame")}>
      <Logo />
      <LiveWord />
      <ActionIcon variant="subtle" size="lg" onClick={search} aria-label={t("search.open")}>
        <IconSearch size={20} />
      </ActionIcon>
    </aside>
  );
}

/** The places at the bottom. */
export function BottomBar() {
  const { t } = useTranslation("shell");
  const me = useMe();
  const path = useLocation({ select: (location) => location.pathname });
  const places = PLACES.filter((place) => me.may(place.needs));
  return (
    <nav className={classes.bar} aria-label={t("places")}>
      {places.filter((place) => place.farther !== true).map((place) => (
        <AppLink key={place.name} plain href={place.href} className={classes.place ?? ""} aria-current={isAt(place, path) ? "page" : undefined}>
          <place.icon size={21} stroke={1.7} aria-hidden />
          <span>{t(`place.${place.name}`)}</span>
        </AppLink>
      ))}
      <Account className={classes.place ?? ""} places={places.filter((place) => place.farther === true)}>
        <IconMore size={21} aria-hidden />
        <span>{t("more")}</span>
      </Account>
    </nav>
  );
}
