// A button that leads to the approver's page. It says that it leads elsewhere.
import { Button, type ButtonProps, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { IconElsewhere } from "../../ui/icons";
import { Aftermath } from "./Aftermath";
import { type About, useApproverPage } from "./page";

interface Props extends Pick<ButtonProps, "variant" | "size">, About {
  children: ReactNode;
}

/** The button; a link below it where the browser let no tab open. */
export function ApproverButton({ purpose, subject, children, ...look }: Props) {
  const page = useApproverPage();
  return (
    <Stack gap={6} align="flex-start">
      <Button {...look} rightSection={<IconElsewhere size={16} aria-hidden />} loading={page.isPending} onClick={() => { page.mutate({ purpose, subject }); }}>
        {children}
      </Button>
      <Aftermath page={page} />
    </Stack>
  );
}
