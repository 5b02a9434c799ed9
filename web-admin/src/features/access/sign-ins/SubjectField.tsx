/** Finds a person or an administrator by name. */
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../../i18n";

import { api, data, type ListPage, type Schema, useMe } from "../../../api";
import { useOne } from "../../ask";

interface Props {
  label: string;
  value: string | null;
  change: (id: string | null) => void;
}

/** A field over everybody who can sign in. Administrators are listed to those who may see them; oneself always is. */
export function SubjectField({ label, value, change }: Props) {
  const { t } = useTranslation("access");
  const me = useMe();
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 150);
  const people = useQuery({
    queryKey: ["/api/v1/people", "field", q],
    queryFn: ({ signal }) => data(api.GET("/api/v1/people", { params: { query: { limit: 20, ...(q === "" ? {} : { q }) } }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["people"] },
  });
  const others = useOne<ListPage<Schema["AdminView"]>>("/api/v1/admins", ["admins"], { enabled: me.may("manage_admins") });
  const admins = [{ id: me.id, name: me.name }, ...(others.data?.items ?? []).filter((admin) => admin.id !== me.id)];
  const called = admins.filter((admin) => admin.name.toLocaleLowerCase().includes(q.toLocaleLowerCase()));
  const options = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={label}
      searchable
      clearable
      data={[
        { group: t("subject.admins"), items: options(value === null ? called : admins) },
        { group: t("subject.people"), items: options(people.data?.items ?? []) },
      ]}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      // Both lists are narrowed already.
      filter={({ options: all }) => all}
      nothingFoundMessage={t("subject.none")}
      onChange={change}
    />
  );
}
