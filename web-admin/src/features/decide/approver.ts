/**
 * The way to the approver's page: a ticket of the server, opened in another tab on another origin. Nothing is approved here, and
 * the other page is told nothing about this one (no opener).
 */
import { useMutation } from "@tanstack/react-query";

import { post } from "../ask";

/** What the other page shall be about. */
export type Purpose = { readonly purpose: "decide"; readonly subject: string } | { readonly purpose: "halt" };

/** Opens the approver's page. Where the browser lets no tab open, `url` of the result is to be shown as a link; it works once. */
export function useApproverPage() {
  return useMutation({
    mutationFn: async (about: Purpose): Promise<{ opened: boolean; url: string }> => {
      // A tab must be opened while the click is being handled; the ticket comes later.
      const tab = window.open("", "_blank");
      if (tab !== null) tab.opener = null;
      try {
        const { url } = await post<{ url: string }>("/api/v1/tickets", about);
        if (tab !== null) tab.location.replace(url);
        return { opened: tab !== null, url };
      } catch (failure) {
        tab?.close();
        throw failure;
      }
    },
  });
}
