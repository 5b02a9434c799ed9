// The places on a telephone: four at the bottom under the thumb, the rest behind "more".
import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { useLocation, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "../api";
import { AppLink } from "../ui";
import { IconMore, IconPasskey, IconSearch, IconSignOut } from "../ui/icons";
import { Choices, useLeave } from "./Account";
import { LiveWord } from "./LiveWord";
import { Logo } from "./Logo";
import { isAt, PLACES } from "./places";
import classes from "./bottom.module.css";

/** The line on top of a telephone: the name, the search. */
export function TopLine({ search }: { search: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <header className={classes.top}>
      <Logo />
      <LiveWord />
      <ActionIcon variant="subtle" size="lg" onClick={search} aria-label={t("search.open")}>
        <IconSearch size={20} />
      </ActionIcon>
    </header>
  );
}

/** The places at the bottom. */
export function BottomBar() {
  const { t } = useTranslation("shell");
  const me = useMe();
  const router = useRouter();
  const path = useLocation({ select: (location) => location.pathname });
  const places = PLACES.filter((place) => me.may(place.needs));
  const leave = useLeave();
  return (
    <nav className={classes.bar} aria-label={t("places")}>
      {places.slice(0, 4).map((place) => (
        <AppLink key={place.name} plain href={place.href} className={classes.place ?? ""} aria-current={isAt(place, path) ? "page" : undefined}>
          <place.icon size={21} stroke={1.7} aria-hidden />
          <span>{t(`place.${place.name}`)}</span>
        </AppLink>
      ))}
      <Menu position="top-end" withinPortal width={250}>
        <Menu.Target>
          <UnstyledButton className={classes.place ?? ""}>
            <IconMore size={21} aria-hidden />
            <span>{t("more")}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {places.slice(4).map((place) => (
            <Menu.Item key={place.name} leftSection={<place.icon size={16} aria-hidden />} onClick={() => { router.history.push(place.href); }}>
              {t(`place.${place.name}`)}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconPasskey size={16} aria-hidden />} onClick={() => { router.history.push("/settings/passkeys"); }}>
            {t("account.passkeys")}
          </Menu.Item>
          <Choices />
          <Menu.Divider />
          <Menu.Item leftSection={<IconSignOut size={16} aria-hidden />} onClick={leave}>
            {t("signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
