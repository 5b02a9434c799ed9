// The way in: which page the address names, and who is signed in. A link's secret leaves the address bar before anything else happens, so that no
// screenshot, history or referrer has it.
import { Server } from "./model/server";
import type { Own } from "./model/shape";
import { fromDevice, PATHS, type Page, pageAt, signInFor } from "./model/way";
import { button, p } from "./page/dom";
import type { Desk } from "./page/desk";
import { showDevices } from "./page/devices";
import { Frame } from "./page/frame";
import { showMethods } from "./page/methods";
import { showSessions } from "./page/sessions";
import { proveAgain, showSignIn, showSignInOnDevice, signInAgain } from "./page/sign-in";
import { codeOf, trouble } from "./page/trouble";
import { showWelcome } from "./page/welcome";
import "./style.css";

const OWN_PAGES = { sessions: showSessions, methods: showMethods, devices: showDevices } as const;

function begin(root: HTMLElement, secret: string): void {
  const server = new Server();
  let own: Own | null = null;
  let device = pageAt(location.pathname) === "sessions" ? fromDevice(secret) : null;
  const open = (page: Page): void => {
    history.pushState(null, "", PATHS[page]);
    void show();
  };
  const signOut = async (): Promise<void> => {
    try {
      await server.alone("DELETE", "session");
    } catch (thrown) {
      if (codeOf(thrown) !== "session.expired") return failed(thrown);
    }
    open("sign-in");
  };
  const frame = new Frame(root, { open, signOut });
  const desk: Desk = { frame, server, open, leave: (path) => { location.assign(path); } };
  server.attend({ signInAgain: () => signInAgain(desk, own), proveAgain: () => proveAgain(desk) });

  const failed = (thrown: unknown): void => {
    frame.show({ place: null, title: (texts) => texts.frame.title, body: (texts) => [trouble(texts, thrown), button(texts.frame.again, "main", show)] });
  };

  const show = async (): Promise<void> => {
    const page = pageAt(location.pathname);
    if (page === null) return frame.show({ place: null, title: (texts) => texts.frame.nowhere, body: (texts) => [p(texts.frame.nowhereWhat), button(texts.frame.home, "main", () => void open("sessions"))] });
    if (page === "sessions" && device !== null) {
      const sent = device;
      device = own = null;
      history.replaceState(null, "", PATHS["sign-in"]);
      return showSignInOnDevice(desk, sent);
    }
    if (page === "sign-in") {
      own = null;
      return showSignIn(desk, location.search);
    }
    if (page === "welcome") return showWelcome(desk, secret);
    try {
      own = await server.alone<Own>("GET", "session");
    } catch (thrown) {
      if (codeOf(thrown) !== "session.expired") return failed(thrown);
      history.replaceState(null, "", signInFor(page));
      return showSignIn(desk, location.search);
    }
    frame.belongsTo(own.person.name);
    await OWN_PAGES[page]({ ...desk, own });
  };
  addEventListener("popstate", () => void show());
  void show();
}

const fragment = location.hash.slice(1);
if (fragment !== "") history.replaceState(null, "", `${location.pathname}${location.search}`);
const root = document.querySelector<HTMLElement>("#page");
if (root !== null) begin(root, fragment);

// Another link pasted over this page begins anew.
addEventListener("hashchange", () => {
  if (location.hash !== "") location.reload();
});
