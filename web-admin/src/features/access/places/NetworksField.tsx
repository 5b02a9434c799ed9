/** Networks as text, one a line, read by the server while somebody types; errors by line; a list from a file; "is … in?". */
import { Button, FileButton, Group, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useRef, useState } from "react";
import { useTranslation } from "../../../i18n";

import type { Schema } from "../../../api";
import { ErrorState, useWork } from "../../../ui";
import { post } from "../../ask";
import classes from "../access.module.css";
import type { Segment } from "../shape";
import { holds, readAddress } from "./address";

type Read = Schema["ImportedView"];

/** Milliseconds of rest before the server reads what was typed. */
const REST_MS = 300;

interface Props {
  segment: Segment;
  typed: string | undefined;
  type: (networks: readonly string[], text: string | null) => void;
}

/** Shows the text, and what the server made of it. */
export function NetworksField({ segment, typed, type }: Props) {
  const { t } = useTranslation("access");
  const [text, setText] = useState(typed ?? segment.networks.join("\n"));
  const [read, setRead] = useState<Read | null>(null);
  const newest = useRef("");
  const work = useWork();
  const take = (kind: Schema["ImportKind"], written: string) =>
    work.run(async () => {
      newest.current = written;
      const said = await post<Read>("/api/v1/access/import", { kind, text: written });
      // Somebody typed on meanwhile: a newer answer is coming.
      if (newest.current !== written) return;
      setRead(said);
      const networks = [...new Set(said.networks.map(({ network }) => network))];
      if (kind === "geofeed") setText(networks.join("\n"));
      type(networks, said.refused > 0 && kind === "cidr" ? written : null);
    });
  const later = useDebouncedCallback((written: string) => void take("cidr", written), REST_MS);
  const onText = (written: string) => {
    setText(written);
    // Until it is read, the draft is not to be saved.
    type(segment.networks, written);
    later(written);
  };
  const onFile = (file: File | null) => void file?.text().then((written) => {
    if (isGeofeed(written)) return take("geofeed", written);
    setText(written);
    return take("cidr", written);
  });
  return (
    <Stack gap="xs">
      <Textarea label={t("networks")} description={t("networks.what")} autosize minRows={4} maxRows={14} spellCheck={false} value={text} onChange={(event) => { onText(event.currentTarget.value); }} />
      {read !== null && <Complaints read={read} />}
      {work.failure !== null && <ErrorState title={t("networks.failed")} error={work.failure} />}
      <Group gap="sm" align="flex-end">
        <FileButton onChange={onFile} accept=".csv,.txt,text/csv,text/plain">{(props) => <Button {...props} size="xs" variant="default" loading={work.busy}>{t("networks.file")}</Button>}</FileButton>
      </Group>
      <Inside segment={segment} />
    </Stack>
  );
}

/** A geofeed has a country behind a comma (RFC 8805); a list of networks has no comma. */
function isGeofeed(text: string): boolean {
  const first = text.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#"));
  return first?.includes(",") === true;
}

function Complaints({ read }: { read: Read }) {
  const { t } = useTranslation("access");
  if (read.refused === 0) return <Text size="sm" c="var(--lethe-quiet)" role="status">{t("networks.read", { count: read.networks.length })}</Text>;
  return (
    <div role="alert">
      <Text size="sm" c="var(--lethe-danger)">{t("networks.refused", { count: read.refused })}</Text>
      <ul className={classes.complaints}>
        {read.complaints.slice(0, 10).map(({ line, detail }) => <li key={line}>{t("networks.line", { line, detail })}</li>)}
      </ul>
    </div>
  );
}

function Inside({ segment }: { segment: Segment }) {
  const { t } = useTranslation("access");
  const [text, setText] = useState("");
  const address = readAddress(text);
  const found = address === null ? [] : segment.networks.filter((network) => holds(network, address));
  const said = text.trim() === "" ? undefined : address === null ? t("inside.notYet") : found.length === 0 ? t("inside.no", { name: segment.name }) : t("inside.yes", { networks: found.slice(0, 3).join(", ") });
  return <TextInput label={t("inside")} placeholder="10.2.3.4" description={said} inputWrapperOrder={["label", "input", "description", "error"]} value={text} onChange={(event) => { setText(event.currentTarget.value); }} />;
}
