/** The sessions of one person, on their page. */
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { AppLink, DataTable, EmptyState, ErrorState, Section } from "../../ui";
import { useSessionColumns } from "./columns";
import { EndAll } from "./EndAll";
import { useEnding, useSessions } from "./read";

/** Shows them, and the button that ends all. */
export function PersonSessions({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation("sessions");
  const list = useSessions({ person: id });
  const ending = useEnding();
  const columns = useSessionColumns().filter((column) => column.id !== "person");
  const mayEnd = useMe().may("protect") && list.items.length > 0;
  const acts = (
    <>
      <AppLink href={`/sessions?person=${id}`}>{t("all")}</AppLink>
      {mayEnd && <EndAll verb={t("end.person")} end={() => ending.person(id)}>{t("end.personWhat")}</EndAll>}
    </>
  );
  return (
    <Section title={t("title")} bare actions={acts}>
      {list.error !== null ? (
        <ErrorState error={list.error} retry={list.retry} />
      ) : (
        <DataTable label={t("title")} columns={columns} rows={list.items} rowKey={(session) => session.id} loading={list.loading} more={list.more} empty={<EmptyState title={t("none.person", { name })} />} />
      )}
    </Section>
  );
}
