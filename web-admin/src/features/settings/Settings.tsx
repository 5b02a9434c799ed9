// The settings: a list of rooms beside the room that is open. On a telephone the list comes first, alone.
import { useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from "react";
import { useTranslation } from "../../i18n";
import { useMe } from "../../api";
import { AppLink, EmptyState, LoadingLines, Page } from "../../ui";
import { IconChevronRight } from "../../ui/icons";
import { type Room, ROOMS } from "./rooms";
import classes from "./settings.module.css";

const INSIDE: Record<Room["name"], LazyExoticComponent<ComponentType>> = {
  passkeys: lazy(() => import("./passkeys/Passkeys")),
  admins: lazy(() => import("./admins/Admins")),
  keyring: lazy(() => import("./keyring/KeyringRoom")),
  apps: lazy(() => import("./apps/Apps")),
  tokens: lazy(() => import("./tokens/Tokens")),
  log: lazy(() => import("./log/Log")),
  outbound: lazy(() => import("./outbound/Outbound")),
  licences: lazy(() => import("./about/Licences")),
  about: lazy(() => import("./about/About")),
};

/** The page of `/settings` and of each room below it. */
export function Settings() {
  const { t } = useTranslation(["settings", "shell"]);
  const me = useMe();
  const { room } = useParams({ strict: false });
  const rooms = ROOMS.filter((one) => me.may(one.needs));
  const open = rooms.find((one) => one.name === room);
  if (room !== undefined && open === undefined) {
    return (
      <Page title={t("shell:missing.title")}>
        <EmptyState title={t("shell:missing.title")}>{t("shell:missing.text")}</EmptyState>
      </Page>
    );
  }
  const Inside = open === undefined ? null : INSIDE[open.name];
  return (
    <Page title={open === undefined ? t("title") : t(`room.${open.name}`)} crumbs={open === undefined ? [] : [{ title: t("title"), href: "/settings" }]}>
      <div className={classes.settings}>
        <nav aria-label={t("rooms")} className={`${classes.rooms ?? ""} ${open === undefined ? "" : (classes.aside ?? "")}`}>
          {rooms.map((one) => (
            <AppLink key={one.name} plain href={`/settings/${one.name}`} className={classes.room ?? ""} aria-current={one === open ? "page" : undefined}>
              <span>{t(`room.${one.name}`)}</span>
              <IconChevronRight size={16} aria-hidden />
            </AppLink>
          ))}
          <AppLink plain href="/welcome" className={classes.room ?? ""}>
            <span>{t("room.welcome")}</span>
            <IconChevronRight size={16} aria-hidden />
          </AppLink>
        </nav>
        {Inside !== null && (
          <div className={classes.inside}>
            <Suspense fallback={<LoadingLines lines={5} />}>
              <Inside />
            </Suspense>
          </div>
        )}
      </div>
    </Page>
  );
}
