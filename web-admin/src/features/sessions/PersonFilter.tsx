/** Whose sessions: finds one of the people. */
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { api, data } from "../../api";

/** A field over all people. */
export function PersonFilter({ change }: { change: (id: string | null) => void }) {
  const { t } = useTranslation("sessions");
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 150);
  const people = useQuery({
    queryKey: ["/api/v1/people", "field", q],
    queryFn: ({ signal }) => data(api.GET("/api/v1/people", { params: { query: { limit: 20, ...(q === "" ? {} : { q }) } }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["people"] },
  });
  return (
    <Select
      label={t("column.person")}
      searchable
      clearable
      data={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={t("person.none")}
      onChange={change}
    />
  );
}
