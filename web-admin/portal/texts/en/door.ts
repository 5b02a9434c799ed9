// Signing in: who, and by what it is proved.
import { plural } from "../plural";

const seconds = (count: number): string => plural("en", count, { one: "second", other: "seconds" });
const listed = new Intl.ListFormat("en", { type: "conjunction" });

export const door = {
  title: "Sign in",
  app: "An app of your company asks who you are. You go on to it afterwards.",
  login: "E-mail address or employee number",
  hint: "As your company knows you",
  go: "Continue",
  passkey: "Sign in with a passkey",
  as: (login: string) => `As ${login}`,
  other: "Somebody else, or from the beginning",
  onDevice: (device: string) => `You sign in on “${device}”`,
  onDeviceWhy: "The device has said so itself. Now prove that it is you. What you sign in to here ends when the device is locked.",
  fromDeviceAgain: "Begin again on the device with lethe-agent sign-in, or in the app that sent you here.",
  withoutDevice: "Sign in without the device",
  again: "Sign in again",
  againWhy: "Your session has ended. What you typed is still on the page behind this window.",
};

export const prove = {
  title: "Is it you?",
  why: "What comes next changes how you are recognised. It needs a proof that is not older than ten minutes.",
  go: "Continue",
  passkey: "Use a passkey",
  company: "Go to the company’s sign-in",
  send: "Send the code",
  sendAgain: "Send another code",
  sendAgainIn: (left: number) => `Another code in ${seconds(left)}`,
  sentNow: "If there is somebody to whom it can go, the code is on its way.",
  others: "Another way",
  proved: (names: readonly string[]) => `Proved: ${listed.format(names)}. One step more.`,
  nothing: "Nothing that you could prove now is left. Ask an administrator for a new link to the portal.",
  wait: (left: number) => `Wait for ${seconds(left)}, then try again.`,
};

export const factors = {
  password: { name: "Password", label: "Password", help: "Your own password, which no administrator can read." },
  ldap: { name: "Directory password", label: "Directory password", help: "The password of your company’s computers." },
  totp: { name: "Code of the authenticator app", label: "Code", help: "The six digits that your authenticator app shows now." },
  email_code: { name: "Code by e-mail", label: "Code from the e-mail", help: "A code goes to the address that your company knows." },
  sms: { name: "Code by text message", label: "Code from the message", help: "A code goes to the telephone that your company knows." },
  recovery_code: { name: "Recovery code", label: "Recovery code", help: "One of the ten that you keep. Each is good once." },
  passkey: { name: "Passkey", label: "Passkey", help: "Your device or security key proves who you are." },
  oidc: { name: "Company’s sign-in", label: "Company’s sign-in", help: "You prove who you are there and come back here." },
};
