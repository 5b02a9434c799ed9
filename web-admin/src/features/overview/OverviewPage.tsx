/** Overview: is anything on fire, what waits for me, how is the fleet, what happened last. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "../../i18n";

import { statusQuery } from "../../api";
import { Columns, ErrorState, LoadingLines, Page } from "../../ui";
import { Figures } from "./Figures";
import { Fleet } from "./Fleet";
import { Newest } from "./Newest";
import { total } from "./shape";

// Most who look here have nothing to sign, and a fleet: neither of these two is in their first page.
const Mine = lazy(() => import("./Mine"));
const Teach = lazy(() => import("./Teach"));

/** Shows the overview. */
export function OverviewPage() {
  const { t } = useTranslation("overview");
  const status = useQuery(statusQuery);
  if (status.error !== null) return <Page title={t("title")}><ErrorState error={status.error} retry={() => void status.refetch()} /></Page>;
  if (status.data === undefined) return <Page title={t("title")}><LoadingLines lines={6} /></Page>;
  const { data } = status;
  const empty = total(data.by_state) === 0;
  return (
    <Page title={t("title")}>
      <Figures status={data} />
      <Columns beside={empty ? <Suspense fallback={<LoadingLines />}><Teach /></Suspense> : <Fleet status={data} />}>
        {data.approvals_for_me > 0 && <Suspense fallback={<LoadingLines />}><Mine /></Suspense>}
        <Newest events={data.newest} />
      </Columns>
    </Page>
  );
}
