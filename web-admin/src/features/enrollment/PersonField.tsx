// For whom: one of the people, or a new name.
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "../../i18n";
import { api, data } from "../../api";
import type { ForWhom } from "./offer";

const NEW = "new";

interface Props {
  value: ForWhom | null;
  change: (value: ForWhom | null) => void;
}

/** A field that finds people, and adds the one who is not there. */
export function PersonField({ value, change }: Props) {
  const { t } = useTranslation("enrollment");
  const [typed, setTyped] = useState(value?.name ?? "");
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: ["/api/v1/people", "field", q],
    queryFn: ({ signal }) => data(api.GET("/api/v1/people", { params: { query: { limit: 20, ...(q === "" ? {} : { q }) } }, signal })),
    placeholderData: keepPreviousData,
    meta: { topics: ["people"] },
  });
  const people = (found.data?.items ?? []).map((person) => ({ value: person.id, label: person.name }));
  const chosen = value === null ? null : "id" in value ? value.id : NEW;
  const known = people.some((person) => person.label.toLocaleLowerCase() === typed.trim().toLocaleLowerCase());
  const name = typed.trim() !== "" && !known ? typed.trim() : value !== null && !("id" in value) ? value.name : null;
  const options = [
    ...people,
    ...(value !== null && "id" in value && !people.some((person) => person.value === value.id) ? [{ value: value.id, label: value.name }] : []),
    ...(name === null ? [] : [{ value: NEW, label: t("forNew", { name }) }]),
  ];
  return (
    <Select
      label={t("for")}
      description={t("forHint")}
      required
      searchable
      clearable
      data={options}
      value={chosen}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={t("forNone")}
      onChange={(id) => {
        if (id === null) change(null);
        else if (id === NEW) change(name === null ? null : { name });
        else change({ id, name: options.find((option) => option.value === id)?.label ?? "" });
      }}
    />
  );
}
