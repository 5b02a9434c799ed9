/** The ladder's alternatives as a sentence: "2 IT, or 1 HR and 1 IT". */
import { useTranslation } from "../../i18n";

import type { Need } from "../orders/shape";

/** Says alternatives. */
export function useNeeds(): (needs: readonly (readonly Need[])[]) => string {
  const { t } = useTranslation("words");
  const role = (word: string) => t(`role.${word}` as "role.it");
  const together = (needs: readonly Need[]) => needs.map((need) => t("need", { count: need.count, role: role(need.role) })).join(t("and"));
  return (needs) => needs.map(together).join(t("or"));
}
