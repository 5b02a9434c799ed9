// By what somebody is recognised, each method in a section of its own that can be set up, changed and taken away.
import type { Methods } from "../model/shape";
import type { Texts } from "../texts";
import { type Child, p, section } from "./dom";
import type { OwnDesk } from "./desk";
import { type Loaded, showLoaded } from "./load";
import { PasskeySection } from "./passkeys";
import { PasswordSection } from "./password";
import { RecoverySection } from "./recovery";
import { TotpSection } from "./totp";

/** One method. It keeps what was begun in it while the page is drawn again. */
export interface MethodSection {
  readonly nodes: (texts: Texts, loaded: Loaded<Methods>) => readonly Child[];
  readonly title: (texts: Texts) => string;
}

/** The methods that somebody sets up here, the safest first. */
export function sectionsFor(desk: OwnDesk): readonly MethodSection[] {
  return [new PasskeySection(desk), new PasswordSection(desk), new TotpSection(desk), new RecoverySection(desk)];
}

/** All sections, and what somebody else looks after. */
export function drawSections(sections: readonly MethodSection[], texts: Texts, loaded: Loaded<Methods>): readonly Child[] {
  const { email, phone, directory, company } = loaded.value;
  const say = texts.methods;
  const given = [
    email == null ? null : say.email(email),
    phone == null ? null : say.phone(phone),
    directory ? say.directory : null,
    company ? say.company : null,
  ].filter((text) => text !== null);
  return [
    ...sections.map((one) => section(one.title(texts), ...one.nodes(texts, loaded))),
    given.length === 0 ? null : section(say.given, ...given.map((text) => p(text)), p(say.givenWhy, "quiet")),
  ];
}

/** Shows the page. */
export function showMethods(desk: OwnDesk): Promise<void> {
  const sections = sectionsFor(desk);
  return showLoaded<Methods>(desk, { place: "methods", title: (texts) => texts.methods.title }, "factors", (texts, loaded) => [
    p(texts.methods.lead, "quiet"),
    ...drawSections(sections, texts, loaded),
  ]);
}
