// A page whose content comes from the server: a word while it is on its way, why not if it does not come, and asked for again after a change.
import type { Texts } from "../texts";
import { button, type Child, p } from "./dom";
import type { OwnDesk } from "./desk";
import type { Screen } from "./frame";
import { Changed, trouble } from "./trouble";

/** What a page with content works with. */
export interface Loaded<T> {
  /** The content. */
  readonly value: T;
  /** Asks for the content again. */
  readonly reload: () => Promise<void>;
  /** Works, says why it failed, and asks for the content again where it did not. */
  readonly work: (act: () => Promise<unknown>) => Promise<void>;
}

/** Shows a page as soon as its content is here. */
export async function showLoaded<T>(desk: OwnDesk, screen: Pick<Screen, "place" | "title">, path: string, body: (texts: Texts, loaded: Loaded<T>) => readonly Child[]): Promise<void> {
  let value: T | null = null;
  let failure: unknown = null;
  const reload = async (): Promise<void> => {
    failure = null;
    try {
      value = await desk.server.ask<T>("GET", path);
    } catch (thrown) {
      failure = thrown;
    }
    desk.frame.redraw();
  };
  const work = async (act: () => Promise<unknown>): Promise<void> => {
    failure = null;
    try {
      await act();
      await reload();
    } catch (thrown) {
      failure = thrown instanceof Changed ? null : thrown;
      desk.frame.redraw();
    }
  };
  desk.frame.show({
    ...screen,
    body: (texts) => {
      if (value !== null) return [trouble(texts, failure), ...body(texts, { value, reload, work })];
      if (failure === null) return [p(texts.frame.loading, "quiet")];
      return [trouble(texts, failure), button(texts.frame.again, "plain", reload)];
    },
  });
  await reload();
}
