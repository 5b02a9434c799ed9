// A setup link was opened: the first passkey, then the offer of a second. The secret stands after "#", where browsers
// send it to nobody; it goes to the server only with the ceremony.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "../../i18n";
import { api, data, makePasskey, QUIET_HEADER, sessionQuery } from "../../api";
import { ErrorState, LoadingLines, Notice } from "../../ui";
import { Doorway } from "../doorway/Doorway";
import { PasskeyForm } from "./PasskeyForm";
import { SecondPasskey } from "./SecondPasskey";

const headers = { [QUIET_HEADER]: "1" };

function begin(secret: string) {
  return data(api.POST("/api/v1/setup/begin", { body: { secret }, headers }));
}

/** The page of a setup link. */
export function Setup() {
  const { t } = useTranslation("signin");
  const router = useRouter();
  const queries = useQueryClient();
  const [secret] = useState(() => window.location.hash.slice(1));
  const [made, setMade] = useState(false);
  const link = useQuery({ queryKey: ["setup"], queryFn: () => begin(secret), enabled: secret !== "" && !made, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });

  if (secret === "") {
    return (
      <Doorway title={t("setup.titleOpen")}>
        <Notice tone="warn">{t("setup.noSecret")}</Notice>
      </Doorway>
    );
  }
  if (made) return <SecondPasskey done={() => { router.history.replace("/welcome"); }} />;
  if (link.isPending) {
    return (
      <Doorway title={t("setup.titleOpen")}>
        <LoadingLines />
      </Doorway>
    );
  }
  if (link.isError) {
    return (
      <Doorway title={t("setup.titleOpen")}>
        <ErrorState title={t("setup.failed")} error={link.error} />
      </Doorway>
    );
  }
  const make = async (name: string) => {
    // A ceremony lives some minutes; the page may have been open for longer.
    const finished = await makePasskey(await begin(secret));
    const session = await data(api.POST("/api/v1/setup/finish", { body: { secret, ...finished, passkey_name: name }, headers }));
    queries.setQueryData(sessionQuery.queryKey, session);
    // The link is used up: it must not stand in the history of this browser.
    window.history.replaceState(null, "", "/setup");
    setMade(true);
  };
  return <FirstPasskey name={link.data.admin.name} roles={link.data.admin.roles} make={make} />;
}

function FirstPasskey({ name, roles, make }: { name: string; roles: readonly string[]; make: (name: string) => Promise<void> }) {
  const { t } = useTranslation(["signin", "shell"]);
  const words = roles.map((role) => t(`shell:role.${role as "owner"}`)).join(", ");
  return (
    <Doorway title={t("setup.title", { name })} lead={t("setup.lead", { roles: words })}>
      <Notice>{t("setup.reason")}</Notice>
      <PasskeyForm suggestion={t("setup.nameDefault")} verb={t("setup.button")} failed={t("setup.failed")} make={make} />
    </Doorway>
  );
}
