// One search over people, devices, commands and acts. Arrow keys choose, Enter opens; the mouse is not needed.
import { Modal, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "../i18n";
import { api, data, useMe } from "../api";
import { IconSearch } from "../ui/icons";
import { type Found, rowsOf } from "./found";
import { PLACES } from "./places";
import classes from "./search.module.css";
import { NEEDS, readLine, type Verb } from "./verbs";

/** Fewer letters find too much. */
const LETTERS = 2;

function useFound(line: string): { rows: Found[]; asked: boolean; q: string } {
  const { t } = useTranslation(["shell", "words"]);
  const me = useMe();
  const read = readLine(line, (one) => t(`search.verbs.${one}`));
  const verb = read.verb !== null && me.may(NEEDS[read.verb]) ? read.verb : null;
  const [q] = useDebouncedValue(read.rest, 150);
  const asked = q.length >= LETTERS;
  const answer = useQuery({
    queryKey: ["/api/v1/search", q],
    queryFn: ({ signal }) => data(api.GET("/api/v1/search", { params: { query: { q } }, signal })),
    enabled: asked,
    placeholderData: keepPreviousData,
  });
  const lower = line.trim().toLocaleLowerCase();
  const places = PLACES.filter((place) => me.may(place.needs))
    .map((place): Found => ({ key: place.name, group: "places", title: t(`place.${place.name}`), href: place.href }))
    .filter((place) => place.title.toLocaleLowerCase().includes(lower));
  const say = { act: (one: Verb, label: string) => t(`search.${one}`, { label }), action: (action: string) => t(`words:action.${action as "unlock"}`) };
  const found = asked && answer.data !== undefined ? rowsOf(answer.data, verb, say) : [];
  return { rows: [...found, ...(verb === null ? places : [])], asked: asked && answer.isSuccess, q };
}

/** The window of the search. */
export default function Search({ close }: { close: () => void }) {
  const { t } = useTranslation("shell");
  const router = useRouter();
  const list = useId();
  const [line, setLine] = useState("");
  const [at, setAt] = useState(0);
  const { rows, asked, q } = useFound(line);
  const chosen = Math.min(at, Math.max(rows.length - 1, 0));
  const open = (row: Found | undefined) => {
    if (row === undefined) return;
    close();
    router.history.push(row.href);
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((chosen + step + rows.length) % Math.max(rows.length, 1));
    else if (event.key === "Enter") open(rows[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={close} padding={0} yOffset="12vh" size="lg">
      <Modal.Overlay />
      {/* Without a title the window's name has to stand on the part that is the dialog. */}
      <Modal.Content aria-label={t("search.open")}>
        <Modal.Body>
          <TextInput
            data-autofocus
            variant="unstyled"
            size="md"
            classNames={{ input: classes.field ?? "" }}
            role="combobox"
            aria-expanded={rows.length > 0}
            aria-controls={rows.length > 0 ? list : undefined}
            aria-activedescendant={rows.length > 0 ? optionId(list, chosen) : undefined}
            aria-label={t("search.field")}
            placeholder={t("search.field")}
            leftSection={<IconSearch size={20} aria-hidden />}
            value={line}
            onKeyDown={keys}
            onChange={(event) => {
              setLine(event.currentTarget.value);
              setAt(0);
            }}
          />
          {rows.length > 0 && <Results id={list} rows={rows} chosen={chosen} point={setAt} open={open} />}
          <Text size="sm" c="var(--lethe-quiet)" className={classes.foot ?? ""} role="status">
            {asked && rows.length === 0 ? t("search.nothing", { q }) : t("search.hint")}
          </Text>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

const optionId = (list: string, place: number) => `${list}-${String(place)}`;

interface ResultsProps {
  id: string;
  rows: readonly Found[];
  chosen: number;
  point: (place: number) => void;
  open: (row: Found) => void;
}

function Results({ id, rows, chosen, point, open }: ResultsProps) {
  const { t } = useTranslation("shell");
  return (
    <div role="listbox" id={id} aria-label={t("search.results")} className={classes.list}>
      {rows.map((row, place) => (
        <Row key={row.key} row={row} id={optionId(id, place)} first={rows[place - 1]?.group !== row.group} chosen={place === chosen} point={() => { point(place); }} open={() => { open(row); }} />
      ))}
    </div>
  );
}

interface RowProps {
  row: Found;
  id: string;
  first: boolean;
  chosen: boolean;
  point: () => void;
  open: () => void;
}

function Row({ row, id, first, chosen, point, open }: RowProps) {
  const { t } = useTranslation("shell");
  return (
    <>
      {first && (
        <div role="presentation" className={classes.group}>
          {t(`search.${row.group}`)}
        </div>
      )}
      <div role="option" id={id} aria-selected={chosen} className={classes.row} onPointerMove={point} onClick={open} ref={(node) => { if (chosen) node?.scrollIntoView({ block: "nearest" }); }}>
        {row.title}
      </div>
    </>
  );
}
