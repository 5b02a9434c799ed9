// The offer of a second passkey, right after the first: declined with one press, found again in Settings.
import { Button } from "@mantine/core";
import { useTranslation } from "../../i18n";
import { Doorway } from "../doorway/Doorway";
import { addPasskey } from "./addPasskey";
import { PasskeyForm } from "./PasskeyForm";

/** Offers a second passkey and goes on. */
export function SecondPasskey({ done }: { done: () => void }) {
  const { t } = useTranslation("signin");
  const make = async (name: string) => {
    await addPasskey(name);
    done();
  };
  const later = (
    <Button variant="subtle" color="gray" onClick={done}>
      {t("second.later")}
    </Button>
  );
  return (
    <Doorway title={t("second.title")} lead={t("second.lead")}>
      <PasskeyForm suggestion={t("second.name")} verb={t("second.button")} failed={t("setup.failed")} make={make} beside={later} />
    </Doorway>
  );
}
