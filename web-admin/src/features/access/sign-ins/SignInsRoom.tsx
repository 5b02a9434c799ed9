/** Who signed in from where, newest first; each row leads to its why. */
import { Button, Stack } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import { AppLink, DataTable, EmptyState, ErrorState, type Filters, useColumns, useFilters } from "../../../ui";
import { IconAccess, IconDownload } from "../../../ui/icons";
import { useList } from "../../ask";
import type { SignIn } from "../shape";
import { Attribution } from "../why";
import { useSignInColumns } from "./columns";
import { isNarrowed, signInQuery } from "./query";
import { SignInFilters } from "./SignInFilters";

/** The room of sign-ins. */
export default function SignInsRoom() {
  const { t } = useTranslation("access");
  const [filters, change] = useFilters();
  const list = useList<SignIn>("/api/v1/sign-ins", signInQuery(filters), ["sign_ins"]);
  const [columns, chooser] = useColumns("sign-ins", useSignInColumns());
  return (
    <Stack>
      <SignInFilters filters={filters} change={change}>
        {chooser}
        <Export filters={filters} />
      </SignInFilters>
      {list.error !== null ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : (
        <DataTable label={t("room.sign-ins")} columns={columns} rows={list.items} rowKey={(row) => String(row.no)} rowHref={(row) => `/access/sign-ins/${String(row.no)}`} loading={list.loading} more={list.more} empty={<Nothing filters={filters} />} />
      )}
      <Attribution />
    </Stack>
  );
}

/** The same list as a table for other programs. */
function Export({ filters }: { filters: Filters }) {
  const { t } = useTranslation("access");
  const query = new URLSearchParams(Object.entries(signInQuery(filters)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return (
    <Button component="a" variant="default" href={`/api/v1/sign-ins/export?${query.toString()}`} download leftSection={<IconDownload size={16} aria-hidden />}>
      {t("signIns.export")}
    </Button>
  );
}

function Nothing({ filters }: { filters: Filters }) {
  const { t } = useTranslation("access");
  if (isNarrowed(filters)) return <EmptyState title={t("signIns.noneFiltered")} action={<AppLink href="/access/sign-ins">{t("signIns.all")}</AppLink>} />;
  return <EmptyState icon={IconAccess} title={t("signIns.none")}>{t("signIns.none.what")}</EmptyState>;
}
