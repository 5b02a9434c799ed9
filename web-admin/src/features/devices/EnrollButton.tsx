/** The way to a new device. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "../../i18n";

import { useMe } from "../../api";
import { IconPlus } from "../../ui/icons";

const EnrollmentDialog = lazy(() => import("../enrollment").then((room) => ({ default: room.EnrollmentDialog })));

interface Props {
  /** For whom, where that is known already. */
  person?: { id: string; name: string };
  quiet?: boolean;
}

/** Opens the enrollment of a device; nothing for whom it is not. */
export function EnrollButton({ person, quiet = false }: Props) {
  const { t } = useTranslation("devices");
  const me = useMe();
  const [opened, setOpened] = useState(false);
  if (!me.may("enroll")) return null;
  return (
    <>
      <Button variant={quiet ? "default" : "filled"} leftSection={<IconPlus size={18} aria-hidden />} onClick={() => { setOpened(true); }}>
        {t("enroll")}
      </Button>
      {opened && <Suspense><EnrollmentDialog opened onClose={() => { setOpened(false); }} {...(person === undefined ? {} : { person })} /></Suspense>}
    </>
  );
}
