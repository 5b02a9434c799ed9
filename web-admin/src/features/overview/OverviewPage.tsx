/** Overview: is anything on fire, what waits for me, how is the fleet, what happened last. */
import { Stack } from "@mantine/core";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, EmptyState, ErrorState, LoadingLines, Page, Section } from "../../ui";
import { IconLaptop } from "../../ui/icons";
import { useOne } from "../ask";
import { ApprovalCard } from "../commands";
import { EnrollButton } from "../devices";
import { inOrderOfUrgency, isMine, useCommands } from "../orders";
import { Figures } from "./Figures";
import { Fleet } from "./Fleet";
import { Newest } from "./Newest";
import classes from "./overview.module.css";
import { type Status, total } from "./shape";

/** Shows the overview. */
export function OverviewPage() {
  const { t } = useTranslation("overview");
  const status = useOne<Status>("/api/v1/status", ["status"]);
  if (status.error !== null) return <Page title={t("title")}><ErrorState error={status.error} retry={() => void status.refetch()} /></Page>;
  if (status.data === undefined) return <Page title={t("title")}><LoadingLines lines={6} /></Page>;
  const { data } = status;
  const empty = total(data.by_state) === 0;
  return (
    <Page title={t("title")}>
      <Figures status={data} />
      <div className={classes.columns}>
        <div>
          <Mine />
          <Newest events={data.newest} />
        </div>
        <div>{empty ? <Teach /> : <Fleet status={data} />}</div>
      </div>
    </Page>
  );
}

/** What I could sign; nothing for whom no approval waits. */
function Mine() {
  const { t } = useTranslation("overview");
  const me = useMe();
  const open = useCommands({ state: "requested" });
  const mine = inOrderOfUrgency(open.items, me.person).filter((command) => isMine(command, me.person));
  if (mine.length === 0) return null;
  return (
    <Section title={t("mine")} bare actions={<AppLink href="/commands">{t("mine.all")}</AppLink>}>
      <Stack gap="sm">{mine.slice(0, 3).map((command) => <ApprovalCard key={command.id} command={command} me={me.person} />)}</Stack>
    </Section>
  );
}

function Teach() {
  const { t } = useTranslation("overview");
  return (
    <Section title={t("fleet")}>
      <EmptyState icon={IconLaptop} title={t("fleet.none")} action={<EnrollButton />}>
        {t("fleet.none.what")} <AppLink href="/welcome">{t("fleet.none.welcome")}</AppLink>
      </EmptyState>
    </Section>
  );
}
