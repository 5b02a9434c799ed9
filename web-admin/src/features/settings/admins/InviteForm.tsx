// Who is asked in: the name, the roles here, and whether they shall approve too.
import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "../../../i18n";
import { ErrorState, useWork } from "../../../ui";
import { APPROVER_ROLES, invite, type Invitation, isComplete, type Link, nobodyYet, ROLES } from "./invite";

interface Props {
  made: (link: Link) => void;
  /** What the form begins with. */
  start?: Invitation;
}

/** The form of an invitation. */
export function InviteForm({ made, start = nobodyYet }: Props) {
  const { t } = useTranslation("settings");
  const [invitation, setInvitation] = useState(start);
  const work = useWork();
  const change = (part: Partial<Invitation>) => { setInvitation({ ...invitation, ...part }); };
  const submit = () =>
    void work.run(async () => {
      made(await invite(invitation));
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <TextInput label={t("admins.name")} description={t("admins.nameHint")} required maxLength={80} value={invitation.name} onChange={(event) => { change({ name: event.currentTarget.value }); }} />
        <Checkbox.Group label={t("admins.roles")} required value={[...invitation.roles]} onChange={(roles) => { change({ roles }); }}>
          <Stack gap={6} mt={6}>
            {ROLES.map((role) => (
              <Checkbox key={role} value={role} label={t(`admins.role.${role}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Checkbox.Group label={t("admins.approver")} description={t("admins.approverHint")} value={[...invitation.approverRoles]} onChange={(approverRoles) => { change({ approverRoles }); }}>
          <Stack gap={6} mt={6}>
            {APPROVER_ROLES.map((role) => (
              <Checkbox key={role} value={role} label={t(`approverRole.${role}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput label={t("admins.group")} description={t("admins.groupHint")} value={invitation.group} onChange={(event) => { change({ group: event.currentTarget.value }); }} />
        {work.failure !== null && <ErrorState title={t("failed")} error={work.failure} />}
        <Group justify="flex-end">
          <Button type="submit" loading={work.busy} disabled={!isComplete(invitation)}>
            {t("admins.make")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
