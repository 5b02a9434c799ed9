/** The audit trail: who did what, to whom, when; one row opens to its facts and its proof. */
import { Button, Drawer } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { DataTable, EmptyState, ErrorState, Page, useColumns, useFilters } from "../../ui";
import { IconProof } from "../../ui/icons";
import { useList } from "../ask";
import { useAuditColumns } from "./columns";
import { EventFacts } from "./EventFacts";
import { ExportDialog } from "./ExportDialog";
import { AuditFilters } from "./AuditFilters";
import { type Event, queryOf } from "./shape";

/** Shows the trail. */
export function AuditPage() {
  const { t } = useTranslation(["audit", "ui"]);
  const [filters, change] = useFilters();
  const events = useList<Event>("/api/v1/audit", queryOf(filters), ["audit"]);
  const [opened, setOpened] = useState<Event | null>(null);
  const [exporting, setExporting] = useState(false);
  const [columns, chooser] = useColumns("audit", useAuditColumns(setOpened));
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={<Button variant="default" leftSection={<IconProof size={18} aria-hidden />} onClick={() => { setExporting(true); }}>{t("export")}</Button>}
    >
      <AuditFilters filters={filters} change={change}>{chooser}</AuditFilters>
      {events.error !== null ? (
        <ErrorState error={events.error} retry={events.retry} />
      ) : (
        <DataTable label={t("title")} columns={columns} rows={events.items} rowKey={(event) => String(event.leaf)} loading={events.loading} more={events.more} empty={<EmptyState title={t("none")}>{t("none.what")}</EmptyState>} />
      )}
      <Drawer opened={opened !== null} onClose={() => { setOpened(null); }} position="right" size="lg" title={t("event")} closeButtonProps={{ "aria-label": t("ui:close") }}>
        {opened !== null && <EventFacts event={opened} />}
      </Drawer>
      <ExportDialog opened={exporting} onClose={() => { setExporting(false); }} />
    </Page>
  );
}
