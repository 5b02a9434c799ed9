// The search field and the filters of a list, with a chip for each filter in force.
import { ActionIcon, Button, Group, Menu, Pill, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "../i18n";
import { IconCheck, IconClose, IconFilter, IconSearch } from "./icons";
import type { Filters } from "./useFilters";

/** A filter with a short list of choices. */
export interface FilterKind {
  /** Name in the address and in the request. */
  name: string;
  label: string;
  choices: readonly { value: string; label: string }[];
}

interface Props {
  filters: Filters;
  change: (changes: Readonly<Record<string, string | null>>) => void;
  kinds: readonly FilterKind[];
  /** Words in the search field; without them there is no field. */
  search?: string;
  /** At the right: export, columns. */
  children?: ReactNode;
}

/** Shows search, filters and what is in force. */
export function FilterBar({ filters, change, kinds, search, children }: Props) {
  const { t } = useTranslation("ui");
  const inForce = kinds.filter((kind) => filters[kind.name] !== undefined);
  return (
    <Group gap="xs" align="center">
      {search !== undefined && <SearchField label={search} value={filters["q"] ?? ""} change={(q) => { change({ q }); }} />}
      {kinds.length > 0 && (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />}>
              {t("filters")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah="70vh" style={{ overflowY: "auto" }}>
            {kinds.map((kind) => [
              <Menu.Label key={kind.name}>{kind.label}</Menu.Label>,
              ...kind.choices.map((choice) => {
                const chosen = filters[kind.name] === choice.value;
                return (
                  <Menu.Item key={`${kind.name}=${choice.value}`} role="menuitemcheckbox" aria-checked={chosen} rightSection={chosen ? <IconCheck size={14} aria-hidden /> : null} onClick={() => { change({ [kind.name]: chosen ? null : choice.value }); }}>
                    {choice.label}
                  </Menu.Item>
                );
              }),
            ])}
          </Menu.Dropdown>
        </Menu>
      )}
      {inForce.map((kind) => {
        const shown = kind.choices.find((choice) => choice.value === filters[kind.name])?.label ?? filters[kind.name] ?? "";
        return <Chip key={kind.name} text={`${kind.label}: ${shown}`} remove={() => { change({ [kind.name]: null }); }} />;
      })}
      {inForce.length > 1 && (
        <Button variant="subtle" size="compact-sm" onClick={() => { change(Object.fromEntries(inForce.map((kind) => [kind.name, null]))); }}>
          {t("filter.clear")}
        </Button>
      )}
      {children !== undefined && <Group gap="xs" ml="auto">{children}</Group>}
    </Group>
  );
}

/** One filter in force, with a way to remove it. */
export function Chip({ text, remove }: { text: string; remove: () => void }) {
  const { t } = useTranslation("ui");
  return (
    <Pill size="lg" withRemoveButton={false} style={{ display: "inline-flex", alignItems: "center", gap: 4 }}>
      {text}
      <ActionIcon variant="transparent" color="gray" size={24} onClick={remove} aria-label={t("filter.remove", { name: text })}>
        <IconClose size={14} />
      </ActionIcon>
    </Pill>
  );
}

// The field shows every key at once; the address, and with it the request, follows when typing rests.
function SearchField({ label, value, change }: { label: string; value: string; change: (q: string) => void }) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((q: string) => {
    told.current = q;
    change(q);
  }, 200);
  // "Back" and "clear all" change the address under the field.
  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setTyped(value);
    }
  }, [value]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
      flex="0 1 22rem"
      miw="min(14rem, 100%)"
    />
  );
}
