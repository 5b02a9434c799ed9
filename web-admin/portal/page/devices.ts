// The devices that hold company data under this person's name: how each is, what the company can do to it, and "I lost it".
import type { Device } from "../model/shape";
import { moment, since, type Texts } from "../texts";
import { button, el, facts, p } from "./dom";
import type { OwnDesk } from "./desk";
import { type Loaded, showLoaded } from "./load";
import { confirm } from "./window";

interface Devices {
  readonly devices: readonly Device[];
}

/** Shows them. */
export function showDevices(desk: OwnDesk): Promise<void> {
  return showLoaded<Devices>(desk, { place: "devices", title: (texts) => texts.devices.title }, "devices", (texts, loaded) => {
    const { devices } = loaded.value;
    if (devices.length === 0) return [p(texts.devices.none, "quiet")];
    return [p(texts.devices.lead, "quiet"), el("ul", { class: "cards" }, ...devices.map((device) => card(desk, texts, device, loaded)))];
  });
}

function card(desk: OwnDesk, texts: Texts, device: Device, loaded: Loaded<Devices>): HTMLElement {
  const say = texts.devices;
  const isAlive = device.status === "active" || device.status === "pending";
  return el(
    "li",
    { class: "card" },
    el("h2", {}, device.label),
    facts(
      [say.state, stateOf(texts, device)],
      [say.seen, device.last_seen == null ? say.never : since(texts, device.last_seen, Date.now())],
      [say.since, moment(texts, device.created)],
      [say.can, el("ul", {}, ...powers(texts, device.ceilings.actions).map((text) => el("li", {}, text)))],
    ),
    isAlive && device.locked_at == null ? button(say.lost, "danger", () => lose(desk, device, loaded)) : null,
  );
}

function stateOf(texts: Texts, { status, locked_at }: Device): string {
  const say = texts.devices;
  if (locked_at != null) return say.lockedSince(moment(texts, locked_at));
  return say.status[status] ?? status;
}

/** What the company can do to this device, and what it can never do. */
function powers(texts: Texts, actions: readonly string[]): string[] {
  const say = texts.devices;
  const erases = actions.includes("wipe_device") ? say.wipesDevice : actions.includes("wipe_container") ? say.wipesContainer : say.wipesNothing;
  return [say.locks, erases, ...(actions.includes("wipe_device") ? [] : [say.neverDevice]), say.neverSees];
}

async function lose(desk: OwnDesk, device: Device, { reload }: Loaded<Devices>): Promise<void> {
  const done = await confirm(desk, {
    title: ({ devices }) => devices.lostTitle(device.label),
    says: ({ devices }) => [el("ul", {}, ...devices.lostWhat.map((text) => el("li", {}, text)))],
    verb: ({ devices }) => devices.lost,
    work: () => desk.server.ask("POST", `devices/${encodeURIComponent(device.id)}/lost`),
  });
  if (!done) return;
  desk.frame.say(desk.frame.texts.devices.lostDone);
  await reload();
}
