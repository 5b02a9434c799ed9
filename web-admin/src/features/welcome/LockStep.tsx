// Step five: lock a device, and unlock it again with an approval. The device's own page does both.
import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../i18n";
import { api, data, type Schema, useMe } from "../../api";
import { AppLink } from "../../ui";

/** Leads to the newest device. */
export function LockStep({ reached }: { reached: Schema["WelcomeView"] }) {
  const { t } = useTranslation("welcome");
  const me = useMe();
  const devices = useQuery({
    queryKey: ["/api/v1/devices", "newest"],
    queryFn: ({ signal }) => data(api.GET("/api/v1/devices", { params: { query: { limit: 1 } }, signal })),
    enabled: reached.device,
    meta: { topics: ["devices"] },
  });
  const device = devices.data?.items[0];
  return (
    <Stack gap="sm">
      {reached.lock_tried && <Text>{t("lock.done")}</Text>}
      {device === undefined ? (
        <Text>{t("lock.none")}</Text>
      ) : (
        <Group>
          {!reached.lock_tried && me.may("protect") && <AppLink href={`/devices/${device.enrollment}?do=lock`}>{t("lock.lock", { label: device.label })}</AppLink>}
          {reached.lock_tried && me.may("propose_lift") && <AppLink href={`/devices/${device.enrollment}?do=unlock`}>{t("lock.unlock")}</AppLink>}
        </Group>
      )}
    </Stack>
  );
}
