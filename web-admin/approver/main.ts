// The way in. The ticket leaves the address bar before anything else happens, so that no screenshot, history or referrer has it.
import { readTicket } from "./model/ticket";
import { openTicket } from "./page/app";
import { browserHand } from "./page/browser-hand";
import { Frame } from "./page/frame";
import { home } from "./page/home";
import { Memory } from "./page/memory";
import "./style.css";

const fragment = location.hash;
if (fragment !== "") history.replaceState(null, "", location.pathname);

const root = document.querySelector<HTMLElement>("#page");
if (root !== null) {
  const memory = Memory.ofBrowser();
  const frame = new Frame(root, memory);
  const place = { rpId: location.hostname, origin: location.origin };
  const desk = { frame, memory, hand: browserHand, place, clock: () => Date.now() };
  const ticket = readTicket(fragment);
  if (ticket === null) void home(desk, fragment !== "");
  else void openTicket(desk, ticket);
}

// Another ticket pasted over this one begins anew.
addEventListener("hashchange", () => {
  if (location.hash.includes("~")) location.reload();
});
