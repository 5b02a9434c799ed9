// The rail at the left: the places, the search, oneself. Below 62 em it is a bar at the bottom (BottomBar).
import { Text, UnstyledButton } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "../i18n";
import { useMe } from "../api";
import { AppLink } from "../ui";
import { IconSearch } from "../ui/icons";
import { Account } from "./Account";
import { LiveWord } from "./LiveWord";
import { Logo } from "./Logo";
import { isAt, PLACES } from "./places";
import classes from "./rail.module.css";

/** Shows the rail. */
export function Rail({ search }: { search: () => void }) {
  const { t } = useTranslation("shell");
  const me = useMe();
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <aside className={classes.rail} aria-label={t("frame")}>
      <Logo />
      <UnstyledButton className={classes.search ?? ""} onClick={search} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={17} aria-hidden />
        <span className={classes.grow}>{t("search")}</span>
        <kbd className={classes.keys}>Ctrl K</kbd>
      </UnstyledButton>
      <nav aria-label={t("places")} className={classes.places}>
        {PLACES.filter((place) => me.may(place.needs)).map((place) => (
          <AppLink key={place.name} plain href={place.href} className={classes.place ?? ""} aria-current={isAt(place, path) ? "page" : undefined}>
            <place.icon size={19} stroke={1.7} aria-hidden />
            <span>{t(`place.${place.name}`)}</span>
          </AppLink>
        ))}
      </nav>
      <div className={classes.foot}>
        <LiveWord />
        <Account className={classes.account ?? ""} label={t("account", { name: me.name })}>
          <Text size="sm" fw={600} truncate>
            {me.name}
          </Text>
          <Text size="xs" c="var(--lethe-quiet)" truncate>
            {me.roles.map((role) => t(`role.${role as "owner"}`)).join(", ")}
          </Text>
        </Account>
      </div>
    </aside>
  );
}
