/** The place of access: its rooms as tabs, the address telling which; on top what must be confirmed, whichever room is open. */
import { useParams } from "@tanstack/react-router";
import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, EmptyState, Page } from "../../ui";
import classes from "./access.module.css";
import { roomHref, type RoomName, roomsOf } from "./rooms";
import { OnTrial } from "./trial/OnTrial";

const INSIDE: Record<RoomName, LazyExoticComponent<ComponentType>> = {
  policies: lazy(() => import("./policies/PoliciesRoom")),
  zones: lazy(() => import("./places/PlacesRoom")),
  "sign-ins": lazy(() => import("./sign-ins/SignInsRoom")),
  ask: lazy(() => import("./ask/AskRoom")),
};

/** The page of `/access` and of each room below it. */
export function AccessPage() {
  const { t } = useTranslation(["access", "shell"]);
  const me = useMe();
  const { room } = useParams({ strict: false });
  const rooms = roomsOf(me);
  const open = room === undefined ? rooms[0] : rooms.find((one) => one === room);
  if (open === undefined) {
    return (
      <Page title={t("shell:missing.title")}>
        <EmptyState title={t("shell:missing.title")}>{t("shell:missing.text")}</EmptyState>
      </Page>
    );
  }
  const Inside = INSIDE[open];
  return (
    <Page title={t("title")} lead={t(`lead.${open}`)}>
      <nav aria-label={t("rooms")} className={classes.rooms}>
        {rooms.map((one) => (
          <AppLink key={one} plain href={roomHref(one)} className={classes.room ?? ""} aria-current={one === open ? "page" : undefined}>
            {t(`room.${one}`)}
          </AppLink>
        ))}
      </nav>
      {me.scope === null && <OnTrial />}
      <Inside />
    </Page>
  );
}
