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
      // The ticket first: what fails is said here, in the tab where somebody looks. The click still counts for some seconds.
      const { url } = await post<{ url: string }>("/api/v1/tickets", about);
      const tab = window.open("", "_blank");
      if (tab === null) return { opened: false, url };
      tab.opener = null;
      tab.location.replace(url);
      return { opened: true, url };
    },
  });
}
