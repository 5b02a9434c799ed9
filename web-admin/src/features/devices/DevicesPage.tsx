/** The list of devices: search, filters in the address, what is chosen and what can be done with it. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, DataTable, EmptyState, ErrorState, FilterBar, type Filters, Page, useColumns, useFilters } from "../../ui";
import { IconDownload, IconLaptop } from "../../ui/icons";
import { DEVICE_FILTERS, useDevices } from "../fleet";
import { Chosen } from "./Chosen";
import { useDeviceColumns } from "./columns";
import { EnrollButton } from "./EnrollButton";
import { useDeviceFilters } from "./filters";

/** Shows the list. */
export function DevicesPage() {
  const { t } = useTranslation(["devices", "ui"]);
  const [filters, change] = useFilters();
  const list = useDevices(filters);
  const [keys, choose] = useState<ReadonlySet<string>>(new Set());
  const [columns, chooser] = useColumns("devices", useDeviceColumns());
  const kinds = useDeviceFilters();
  const me = useMe();
  // Whoever can do nothing with several devices chooses none.
  const acts = me.may("protect") || me.may("propose_erasure");
  const selection = { keys, change: choose };
  return (
    <Page title={t("title")} actions={<EnrollButton />}>
      <FilterBar filters={filters} change={change} kinds={kinds} search={t("search")}>
        {chooser}
        <Export filters={filters} />
      </FilterBar>
      {list.error !== null ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : (
        <DataTable
          label={t("title")}
          columns={columns}
          rows={list.items}
          rowKey={(device) => device.enrollment}
          rowHref={(device) => `/devices/${device.enrollment}`}
          loading={list.loading}
          more={list.more}
          {...(acts ? { selection } : {})}
          empty={<Nothing filters={filters} />}
        />
      )}
      <Chosen selection={selection} devices={list.items.filter((device) => keys.has(device.enrollment))} />
    </Page>
  );
}

/** The same list as a table for other programs. */
function Export({ filters }: { filters: Filters }) {
  const { t } = useTranslation("devices");
  const query = new URLSearchParams(DEVICE_FILTERS.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])));
  return (
    <Button component="a" variant="default" href={`/api/v1/devices/export?${query.toString()}`} download leftSection={<IconDownload size={16} aria-hidden />}>
      {t("export")}
    </Button>
  );
}

function Nothing({ filters }: { filters: Filters }) {
  const { t } = useTranslation("devices");
  const narrowed = DEVICE_FILTERS.some((name) => filters[name] !== undefined);
  if (narrowed) return <EmptyState title={t("none.filtered")} action={<AppLink href="/devices">{t("none.all")}</AppLink>} />;
  return (
    <EmptyState icon={IconLaptop} title={t("none")} action={<EnrollButton />}>
      {t("none.what")}
    </EmptyState>
  );
}
