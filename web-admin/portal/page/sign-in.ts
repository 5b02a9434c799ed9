// The sign-in page, and the two windows that ask for a proof while somebody works.
import type { Own, SignInOnDevice, SignInStep } from "../model/shape";
import { type FromDevice, hasReturned, onward, wanted } from "../model/way";
import { Door } from "./door";
import { button, p } from "./dom";
import type { Desk } from "./desk";
import { ProofPanel } from "./proof";
import { Changed, trouble } from "./trouble";
import { openWindow } from "./window";

/** Shows the door. `search` is the address's: for which app, and where to go on to. Somebody who comes back from elsewhere goes on with their attempt. */
export function showSignIn(desk: Desk, search: string): void {
  const asked = wanted(search);
  const door = new Door({
    desk,
    wanted: asked,
    redraw: () => {
      desk.frame.redraw();
    },
    entered: (step) => { goOn(desk, step); },
  });
  desk.frame.belongsTo(null);
  desk.frame.show({
    place: null,
    title: (texts) => texts.door.title,
    body: (texts) => [asked.app === null || door.isOpen ? null : p(texts.door.app), ...door.nodes(texts)],
  });
  void (hasReturned(search) ? door.resume() : door.autofill());
}

function goOn(desk: Desk, { done }: SignInStep): void {
  const path = done?.return_to == null ? null : onward(done.return_to, location.origin);
  if (path === null) desk.open("sessions");
  else desk.leave(path);
}

/** Who comes is known from the device that sent this browser; they prove that it is they. What it sent is good once. */
export async function showSignInOnDevice(desk: Desk, { secret, app }: FromDevice): Promise<void> {
  let panel: ProofPanel | null = null;
  let device = "";
  let over: unknown = null;
  desk.frame.belongsTo(null);
  try {
    const begun = await desk.server.alone<SignInOnDevice>("POST", "sign-in/on-device", { secret, ...(app === null ? {} : { app }) });
    device = begun.device;
    panel = new ProofPanel(begun.step, {
      desk,
      route: "sign-in/prove",
      login: "",
      redraw: () => {
        desk.frame.redraw();
      },
      done: (step) => { goOn(desk, step); },
      gone: (failure) => {
        over = failure;
        panel = null;
        desk.frame.redraw();
      },
    });
  } catch (thrown) {
    over = thrown;
  }
  desk.frame.show({
    place: null,
    title: (texts) => texts.door.title,
    body: (texts) => {
      const without = button(texts.door.withoutDevice, "plain", () => void desk.open("sign-in"));
      if (panel === null) return [trouble(texts, over), p(texts.door.fromDeviceAgain), without];
      return [p(texts.door.onDevice(device), "strong"), p(texts.door.onDeviceWhy), ...panel.nodes(texts)];
    },
  });
  panel?.focus();
}

/** The door in a window: the session ended while somebody worked. What they typed stays on the page behind it. */
export function signInAgain(desk: Desk, before: Own | null): Promise<void> {
  return new Promise((resolve, reject) => {
    let entered = false;
    const door = new Door({
      desk,
      wanted: { app: null, return_to: null },
      redraw: () => {
        window.redraw();
      },
      entered: async () => {
        const own = await desk.server.alone<Own>("GET", "session");
        // Somebody else must not finish what the first one began.
        if (before !== null && own.person.id !== before.person.id) return desk.leave(location.pathname);
        entered = true;
        window.close();
      },
    });
    const window = openWindow(
      desk,
      (texts) => texts.door.again,
      (texts, { close }) => [p(texts.door.againWhy), ...door.nodes(texts), button(texts.frame.cancel, "plain", () => void close())],
      () => {
        door.close();
        if (entered) resolve();
        else reject(new Changed());
      },
    );
  });
}

/** A proof in a window: what comes next needs one of the last ten minutes. */
export async function proveAgain(desk: Desk): Promise<void> {
  const begun = await desk.server.alone<SignInStep>("POST", "prove/begin");
  await new Promise<void>((resolve, reject) => {
    let proved = false;
    let over: unknown = null;
    const panel = new ProofPanel(begun, {
      desk,
      route: "prove",
      login: "",
      redraw: () => {
        window.redraw();
      },
      done: () => {
        proved = true;
        window.close();
      },
      gone: (failure) => {
        over = failure;
        window.redraw();
      },
    });
    const window = openWindow(
      desk,
      (texts) => texts.prove.title,
      (texts, { close }) => [
        p(texts.prove.why),
        ...(over === null ? panel.nodes(texts) : [trouble(texts, over)]),
        button(texts.frame.cancel, "plain", () => void close()),
      ],
      () => {
        if (proved) resolve();
        else reject(new Changed());
      },
    );
    panel.focus();
  });
}
