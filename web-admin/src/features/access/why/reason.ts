/** Reasons as sentences. Codes come from the server and are closed (`server/core/src/access/reason.rs`); a test holds a text for each. */
import type { Schema } from "../../../api";
import type { ToldReason } from "../shape";
import { coded, countryName, moment, operatorName, plainNumber, type Words } from "../words";

/** By what somebody is in a zone. */
function membership(zone: Schema["ToldPlace"], words: Words): string {
  if (zone.by_segment != null) return words.say("by.segment", { name: zone.by_segment });
  if (zone.by_country != null) return words.say("by.country", { name: countryName(zone.by_country, words.language) });
  if (zone.by_asn != null) return words.say("by.asn", { name: operatorName(zone.by_asn) });
  return zone.name;
}

/** A zone, and by what somebody is in it. */
export function zoneWords(zone: Schema["ToldPlace"], words: Words): string {
  return words.say("zoneBy", { zone: zone.name, by: membership(zone, words) });
}

/** Why something about a place, an address or a way is not known: `address.…`, `place.…`, `travel.…`. */
export function unknownWords(code: string, words: Words): string {
  return coded(`unknown.${code}`, words);
}

function notJudged(reason: ToldReason, words: Words): string {
  const code = reason.unknown ?? "";
  const end = reason.end == null ? "" : coded(`end.${reason.end}`, words);
  if (code.startsWith("travel.")) return coded(`unknown.${code}`, words, { end, km: reason.radius_km ?? 0 });
  return end === "" ? unknownWords(code, words) : words.say("unknown.end", { why: unknownWords(code, words), end });
}

function sentence(reason: ToldReason, words: Words): string {
  switch (reason.code) {
    case "from.elsewhere": {
      const country = reason.country == null ? [] : [countryName(reason.country, words.language)];
      const where = [...country, ...(reason.asn == null ? [] : [operatorName(reason.asn)])].join(", ");
      return where === "" ? words.say("reason.from.elsewhere") : words.say("reason.from.elsewhere.where", { where });
    }
    case "from.zone":
    case "not_from.zone":
      return coded(`reason.${reason.code}`, words, { zone: reason.zone?.name ?? "", by: reason.zone == null ? "" : membership(reason.zone, words) });
    case "from.unknown":
    case "not_from.unknown":
      return coded(`reason.${reason.code}`, words, { why: unknownWords(reason.unknown ?? "", words) });
    case "travel.not_judged":
      return coded(`reason.${reason.code}`, words, { why: notJudged(reason, words) });
    case "device.posture_old":
      return coded(`reason.${reason.code}`, words, { since: reason.since == null ? "" : moment(reason.since, words) });
    default:
      return coded(`reason.${reason.code}`, words);
  }
}

/** A reason as a sentence, with the moment until which it stands. */
export function reasonWords(reason: ToldReason, words: Words): string {
  const said = sentence(reason, words);
  return reason.until == null ? said : `${said} ${words.say("untilThen", { until: moment(reason.until, words) })}`;
}

/** Hours between two sign-ins, for people. */
export function hoursOf(elapsedMs: number, words: Words): string {
  return plainNumber(elapsedMs / 3_600_000, words.language);
}
