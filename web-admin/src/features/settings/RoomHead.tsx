// What a room is for, and its main act. The room's name is the page's title above.
import { Group, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** Shows the lead and the buttons. */
export function RoomHead({ lead, actions }: { lead: string; actions?: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <Text c="var(--lethe-quiet)" flex="1 1 18rem" maw="42rem">
        {lead}
      </Text>
      {actions}
    </Group>
  );
}
