/** What the list of devices can be narrowed and sorted by. */
import { useTranslation } from "../../i18n";

import type { FilterKind } from "../../ui";

/** The filters with their words. */
export function useDeviceFilters(): FilterKind[] {
  const { t } = useTranslation(["devices", "words"]);
  return [
    {
      name: "state",
      label: t("filter.state"),
      choices: (["active", "pending", "erased", "unenrolled"] as const).map((value) => ({ value, label: t(`badge.${value}`) })),
    },
    {
      name: "locked",
      label: t("filter.locked"),
      choices: (["true", "false"] as const).map((value) => ({ value, label: t(`filter.locked.${value}`) })),
    },
    {
      name: "platform",
      label: t("filter.platform"),
      choices: (["linux", "android", "ios", "macos", "windows"] as const).map((value) => ({ value, label: t(`words:platform.${value}`) })),
    },
    { name: "contact", label: t("filter.contact"), choices: [{ value: "quiet", label: t("filter.contact.quiet") }] },
    {
      name: "sort",
      label: t("filter.sort"),
      choices: (["label", "seen", "created"] as const).map((value) => ({ value, label: t(`filter.sort.${value}`) })),
    },
  ];
}
