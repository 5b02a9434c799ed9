/** One country, or several, found by typing its name in the reader's language. */
import { MultiSelect, Select } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "../../../i18n";

import { countryChoices } from "./countries";

function useChoices() {
  const { t, i18n } = useTranslation("access");
  const data = useMemo(() => countryChoices(i18n.language), [i18n.language]);
  return { data, nothingFoundMessage: t("country.none") };
}

/** A field for one country. */
export function CountryField({ label, value, change, description }: { label: string; description?: string; value: string | null; change: (country: string | null) => void }) {
  return <Select label={label} description={description} searchable clearable {...useChoices()} value={value} onChange={change} />;
}

/** A field for several. */
export function CountriesField({ label, value, change }: { label: string; value: readonly string[]; change: (countries: string[]) => void }) {
  return <MultiSelect label={label} searchable clearable hidePickedOptions {...useChoices()} value={[...value]} onChange={change} />;
}
