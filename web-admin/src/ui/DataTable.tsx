// A list of thousands: virtual rows in one scrolling page, the next page of the server when the end comes near.
// Sorting and filtering are the server's: this shows what it gave.
import { Checkbox, Skeleton } from "@mantine/core";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
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
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, loading = false, empty, more, selection } = props;
  if (!loading && rows.length === 0) return <div className={classes.table}>{empty}</div>;
  return (
    <div role="table" aria-label={label} aria-rowcount={more?.has === true ? -1 : rows.length + 1} className={classes.table} style={tracksOf(columns, selection !== undefined)}>
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
      {loading ? <Waiting columns={columns.length} /> : <Body {...props} />}
      {more?.loading === true && <Waiting columns={columns.length} rows={2} />}
    </div>
  );
}

function tracksOf<Row>(columns: readonly Column<Row>[], boxes: boolean): CSSProperties {
  const box = boxes ? ["2.5rem"] : [];
  const narrow = columns.filter((column, place) => place === 0 || column.narrow === true);
  return {
    "--tracks": [...box, ...columns.map((column) => column.width ?? "minmax(7rem, 1fr)")].join(" "),
    // Beside the name, room for the longest state in one line; more than one cell stands below the name.
    "--narrow-tracks": narrow.length > 2 ? `repeat(${String(narrow.length - 1)}, minmax(0, 1fr))` : [...(boxes ? ["1.5rem"] : []), "minmax(0, 1fr)", ...narrow.slice(1).map(() => "minmax(10rem, 1fr)")].join(" "),
    "--narrow-name": narrow.length > 2 ? "1 / -1" : "auto",
  } as CSSProperties;
}

// Of thousands of rows only those near the window are in the document.
function Body<Row>(props: Props<Row>) {
  const { rows, rowKey, more, rowHeight = 52 } = props;
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => rowHeight, overscan: 12, scrollMargin: top });
  const shown = virtual.getVirtualItems();
  const near = (shown.at(-1)?.index ?? 0) >= rows.length - 20;
  const load = more?.load;
  const wanted = near && more?.has === true && !more.loading;
  useEffect(() => {
    if (wanted) load?.();
  }, [wanted, load]);
  return (
    <div role="rowgroup" ref={body} className={classes.body} style={{ height: virtual.getTotalSize() }}>
      {shown.map(({ index, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        const place = { index, offset: start - virtual.options.scrollMargin, measure: virtual.measureElement };
        return <Entry key={rowKey(row)} {...props} row={row} place={place} />;
      })}
    </div>
  );
}

interface Place {
  index: number;
  /** Pixels from the beginning of the rows. */
  offset: number;
  measure: (node: HTMLDivElement | null) => void;
}

function Entry<Row>({ row, place, columns, rowKey, rowHref, selection }: Props<Row> & { row: Row; place: Place }) {
  const { t } = useTranslation("ui");
  const key = rowKey(row);
  return (
    <div
      role="row"
      aria-rowindex={place.index + 2}
      data-index={place.index}
      ref={place.measure}
      className={`${classes.row ?? ""} ${classes.entry ?? ""}`}
      style={{ transform: `translateY(${String(place.offset)}px)` }}
    >
      {selection && (
        <div role="cell" className={classes.box}>
          <Checkbox aria-label={t("select.row")} checked={selection.keys.has(key)} onChange={() => { selection.change(toggled(selection.keys, key)); }} />
        </div>
      )}
      <Cells row={row} columns={columns} href={rowHref?.(row)} />
    </div>
  );
}

interface CellsProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  href: string | undefined;
}

// Scrolling moves rows; what stands in them is drawn again only where it changed.
const Cells = memo(function Cells({ row, columns, href }: CellsProps<unknown>) {
  return columns.map((column, at) => (
    <div key={column.id} role="cell" className={cellClass(column, at)}>
      {at === 0 && href !== undefined ? (
        <AppLink href={href} plain className={classes.open ?? ""}>
          {column.cell(row)}
        </AppLink>
      ) : (
        column.cell(row)
      )}
    </div>
  ));
}) as <Row>(props: CellsProps<Row>) => ReactNode;

function cellClass<Row>(column: Column<Row>, place: number): string {
  return [classes.cell, place === 0 ? classes.name : column.narrow === true ? "" : classes.wideOnly].join(" ");
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
    <div role="status" aria-busy aria-label={t("loading")}>
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
