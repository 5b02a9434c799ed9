// The kit: what every page is made of. No request and no domain word is in here.
export { AppLink } from "./AppLink";
export { ConfirmDialog } from "./ConfirmDialog";
export { Copy, CopyId, PasteLine } from "./CopyId";
export { type Column, DataTable, type Selection } from "./DataTable";
export { type Fact, Facts } from "./Facts";
export { Chip, FilterBar, type FilterKind } from "./FilterBar";
export { Notice } from "./Notice";
export { type Crumb, Page } from "./Page";
export { QrCode } from "./QrCode";
export { clockTime, exact, relative, RelativeTime, useNow } from "./RelativeTime";
export { Section } from "./Section";
export { SelectionBar } from "./SelectionBar";
export { EmptyState, ErrorState, type Failure, LoadingLines } from "./States";
export { StatusWord, type Tone } from "./StatusWord";
export { type Happening, Timeline } from "./Timeline";
export { type Filters, useFilters } from "./useFilters";
export { useColumns } from "./useColumns";
export { Words } from "./Words";
