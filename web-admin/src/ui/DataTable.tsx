// A list of thousands: virtual rows in one scrolling page, the next page of the server when the end comes near.
// Sorting and filtering are the server's: this shows what it gave.
import { Checkbox, Skeleton } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "../i18n";
import { AppLink } from "./AppLink";
import classes from "./table.module.css";

/** One column. */
export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A track of the grid, such as `minmax(10rem, 2fr)`; equal shares by default. */
  width?: string;
  /** Shown on a telephone too. The first column always is. */
  narrow?: boolean;
  /** Cannot be hidden by the column chooser. The first column never can. */
  always?: boolean;
}

/** The rows that are chosen, by key. */
export interface Selection {
  keys: ReadonlySet<string>;
  change: (keys: ReadonlySet<string>) => void;
}

interface Props<Row> {
  /** What the table holds, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The page of a row: its first cell becomes the link, and the whole row follows it. */
  rowHref?: (row: Row) => string;
  /** True while the first page is on its way. */
  loading?: boolean;
  /** Shown where there are no rows. */
  empty: ReactNode;
  /** The next page: whether there is one, whether it is on its way, and how to ask. */
  more?: { has: boolean; loading: boolean; load: () => void };
  selection?: Selection;
  /** Height of a row in pixels. */
  rowHeight?: number;
}

/** Shows rows. Columns that a person hid are left out by the caller (`useColumns`). */
export function DataTable<Row>({ label, columns, rows, rowKey, rowHref, loading = false, empty, more, selection, rowHeight = 52 }: Props<Row>) {
  const { t } = useTranslation("ui");
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    setTop(body.current?.offsetTop ?? 0);
  }, [rows.length === 0]);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => rowHeight, overscan: 12, scrollMargin: top });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const near = rows.length > 0 && last >= rows.length - 20;
  const load = more?.load;
  const wanted = near && more?.has === true && !more.loading;
  useEffect(() => {
    if (wanted) load?.();
  }, [wanted, load]);

  if (!loading && rows.length === 0) return <div className={classes.table}>{empty}</div>;
  const style = {
    "--tracks": [...(selection ? ["2.5rem"] : []), ...columns.map((column) => column.width ?? "minmax(7rem, 1fr)")].join(" "),
    "--narrow-tracks": [...(selection ? ["2.5rem"] : []), ...columns.filter((column, place) => place === 0 || column.narrow).map(() => "minmax(0, 1fr)")].join(" "),
  } as CSSProperties;
  return (
    <div role="table" aria-label={label} aria-rowcount={more?.has === true ? -1 : rows.length + 1} className={classes.table} style={style}>
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.row}>
          {selection && <HeadBox rows={rows.map(rowKey)} selection={selection} />}
          {columns.map((column, place) => (
            <div key={column.id} role="columnheader" className={cellClass(column, place)}>
              {column.header}
            </div>
          ))}
        </div>
      </div>
      {loading ? (
        <Waiting columns={columns.length} />
      ) : (
        <div role="rowgroup" ref={body} className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {shown.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const key = rowKey(row);
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={item.index + 2}
                data-index={item.index}
                ref={virtual.measureElement}
                className={`${classes.row ?? ""} ${classes.entry ?? ""}`}
                style={{ transform: `translateY(${String(item.start - virtual.options.scrollMargin)}px)` }}
              >
                {selection && (
                  <div role="cell" className={classes.box}>
                    <Checkbox aria-label={t("select.row")} checked={selection.keys.has(key)} onChange={() => { selection.change(toggled(selection.keys, key)); }} />
                  </div>
                )}
                {columns.map((column, place) => (
                  <div key={column.id} role="cell" className={cellClass(column, place)}>
                    {place === 0 && rowHref ? (
                      <AppLink href={rowHref(row)} plain className={classes.open ?? ""}>
                        {column.cell(row)}
                      </AppLink>
                    ) : (
                      column.cell(row)
                    )}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      )}
      {more?.loading === true && <Waiting columns={columns.length} rows={2} />}
    </div>
  );
}

function cellClass<Row>(column: Column<Row>, place: number): string {
  return [classes.cell, place > 0 && column.narrow !== true ? classes.wideOnly : ""].join(" ");
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

function HeadBox({ rows, selection }: { rows: readonly string[]; selection: Selection }) {
  const { t } = useTranslation("ui");
  const all = rows.length > 0 && rows.every((key) => selection.keys.has(key));
  return (
    <div role="columnheader" className={classes.box}>
      <Checkbox aria-label={t("select.all")} checked={all} indeterminate={!all && selection.keys.size > 0} onChange={() => { selection.change(all ? new Set() : new Set(rows)); }} />
    </div>
  );
}

function Waiting({ columns, rows = 8 }: { columns: number; rows?: number }) {
  const { t } = useTranslation("ui");
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.waiting} aria-hidden>
          {Array.from({ length: Math.min(columns, 4) }, (_, column) => (
            <Skeleton key={column} height={12} width={`${String(30 + ((row * 7 + column * 13) % 50))}%`} />
          ))}
        </div>
      ))}
    </div>
  );
}
