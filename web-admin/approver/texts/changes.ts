// What changes from one keyring to the next, as sentences. Each says what will stand there, not only that it is something else:
// whoever signs has seen it.
import type { Change, Key, Need } from "../../proto";
import { DAY_MS, visible } from "../../proto";
import { moment } from "./index";
import type { Texts } from "./index";

/** One difference between two keyrings, as a sentence. */
export function changeText(texts: Texts, change: Change): string {
  const say = texts.changed;
  switch (change.kind) {
    case "person added":
    case "person removed":
      return say[change.kind](texts.quote(change.name));
    case "person renamed":
      return say[change.kind](texts.quote(change.name), texts.quote(change.before));
    case "key added":
    case "key removed":
      return say[change.kind](texts.quote(change.name), entryOf(texts, change.key));
    case "key changed":
      return say[change.kind](
        texts.quote(change.name),
        entryOf(texts, change.key),
        `${texts.quote(change.owner)}, ${entryOf(texts, change.before)}`,
      );
    case "role gained":
    case "role lost":
      return say[change.kind](texts.quote(change.name), change.role);
    case "valid until":
      return say[change.kind](moment(texts, change.expires), moment(texts, change.before));
    case "ladder":
      return say.ladder(change.action, change.maxTargets, waysOf(texts, change.ways), waysOf(texts, change.before));
    default:
      return aboutServer(texts, change);
  }
}

type Rest = Exclude<
  Change,
  { kind: "person added" | "person removed" | "person renamed" | "key added" | "key removed" | "key changed" | "role gained" | "role lost" | "valid until" | "ladder" }
>;

function aboutServer(texts: Texts, change: Rest): string {
  const say = texts.changed;
  const list = (items: readonly string[]): string => (items.length === 0 ? say.none : items.map(texts.quote).join(", "));
  switch (change.kind) {
    case "server key added":
    case "server key removed":
      return say[change.kind](change.id);
    case "limits":
      return say.limits(change.maxTargets, Math.ceil(change.maxLifetimeMs / DAY_MS));
    case "addresses":
      return say.addresses(list(change.urls));
    case "log":
      return say.log(texts.quote(change.log.origin), change.log.publicKey);
    case "witnesses":
      return say.witnesses(change.witnesses.quorum, list(change.witnesses.list.map(({ name, publicKey }) => `${name} ${publicKey}`)));
    case "recovery":
      return say.recovery(change.recovery.threshold, list(change.recovery.keys.map(({ id }) => id)));
    case "predecessors":
      return say.predecessors(change.count);
    default:
      return say[change.kind];
  }
}

/** A key's entry as devices will read it: its kind, where it signs, whether it can be copied. */
function entryOf(texts: Texts, { kind, rpId, origin, backupEligible }: Key): string {
  const place = rpId === "" ? texts.changed.file : visible(origin === "" ? rpId : `${origin} (${rpId})`);
  return [kind, place, ...(backupEligible ? [texts.changed.backup] : [])].join(", ");
}

function waysOf(texts: Texts, ways: readonly (readonly Need[])[] | null): string {
  return ways === null ? texts.changed.noRung : texts.needs(ways);
}
