/** How somebody comes to sign in: a link to the portal for the first time, and everything taken away when a telephone is lost. */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../i18n";

import { ConfirmDialog, ErrorState, PasteLine, Section, useWork } from "../../ui";
import { IconKey } from "../../ui/icons";
import { post, remove } from "../ask";
import type { Person } from "./shape";

/** What the server answers once. */
interface PortalLink {
  link: string;
  expires: number;
}

/** Shows what an administrator can do about it. */
export function SignInMeans({ person }: { person: Person }) {
  const { t } = useTranslation(["people", "ui"]);
  const [link, setLink] = useState<PortalLink | null>(null);
  const [resetting, setResetting] = useState(false);
  const work = useWork();
  const path = `/api/v1/people/${encodeURIComponent(person.id)}`;
  const make = () => void work.run(async () => { setLink(await post<PortalLink>(`${path}/portal-link`, undefined)); });
  return (
    <Section title={t("means")}>
      <Stack gap="sm">
        <Text size="sm" c="var(--lethe-quiet)">{t("means.what")}</Text>
        {work.failure !== null && <ErrorState title={t("means.link")} error={work.failure} />}
        <Group gap="xs">
          <Button size="xs" variant="default" loading={work.busy} leftSection={<IconKey size={15} aria-hidden />} onClick={make}>{t("means.link")}</Button>
          <Button size="xs" variant="default" onClick={() => { setResetting(true); }}>{t("means.reset")}</Button>
        </Group>
      </Stack>
      <Modal opened={link !== null} onClose={() => { setLink(null); }} closeOnClickOutside={false} title={t("means.linkFor", { name: person.name })} size="lg" closeButtonProps={{ "aria-label": t("ui:close") }}>
        <Stack>
          <Text size="sm">{t("means.linkWhat")}</Text>
          {link !== null && <PasteLine text={link.link} label={t("means.linkFor", { name: person.name })} />}
        </Stack>
      </Modal>
      <ConfirmDialog title={t("means.resetTitle", { name: person.name })} verb={t("means.reset")} destroys opened={resetting} onClose={() => { setResetting(false); }} onConfirm={() => remove(`${path}/factors`)}>
        {t("means.resetWhat")}
      </ConfirmDialog>
    </Section>
  );
}
