// The way to the approver's own page: a ticket of the server, opened in another tab on another origin. Nothing is signed here,
// and the other page is told nothing about this one.
import { useMutation } from "@tanstack/react-query";
import { api, data } from "../../api";

/** What the approver's page is opened for. `subject`: id of the command or of the draft, or ids of proposals divided by commas. */
export interface About {
  readonly purpose: "first-keyring" | "new-key" | "change" | "sign" | "decide" | "halt";
  readonly subject?: string | undefined;
}

/** What became of it. Where the browser let no tab open, `url` is to be shown as a link; it works once. */
export interface Opened {
  readonly opened: boolean;
  readonly url: string;
}

/** Opens the approver's page. */
export function useApproverPage() {
  return useMutation({
    mutationFn: async ({ purpose, subject }: About): Promise<Opened> => {
      // The ticket first: it may take a touch of the passkey, which needs this tab in front, and what fails is said in the tab
      // where somebody looks. The click still counts for some seconds.
      const { url } = await data(api.POST("/api/v1/tickets", { body: { purpose, ...(subject === undefined ? {} : { subject }) } }));
      const tab = window.open("", "_blank");
      if (tab === null) return { opened: false, url };
      // The other page must not reach back into this one.
      tab.opener = null;
      tab.location.replace(url);
      return { opened: true, url };
    },
  });
}
