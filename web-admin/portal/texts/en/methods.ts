// By what somebody is recognised, and how it is set up.
import { plural } from "../plural";

export const methods = {
  title: "How you are recognised",
  lead: "A passkey is the safest, and enough by itself. A password needs a second proof beside it.",
  given: "From your company",
  givenWhy: "Your company looks after these; they are changed there.",
  email: (masked: string) => `Codes by e-mail go to ${masked}`,
  phone: (masked: string) => `Codes by text message go to ${masked}`,
  directory: "The password of the company’s directory counts here, too.",
  company: "The company’s own sign-in counts here, too.",
};

export const passkeys = {
  title: "Passkeys",
  none: "There is none yet.",
  what: "A passkey stays on your device or security key. Nobody can guess it, and no false page can ask for it.",
  unable: "This browser cannot make passkeys. Open the page in a current Firefox, Chrome, Edge or Safari.",
  add: "Add a passkey",
  name: "What shall it be called?",
  nameHint: "So that you know later which one to remove, for example “Laptop” or “Blue key”.",
  nameDefault: "This device",
  make: "Make the passkey",
  saved: "The passkey is kept.",
  made: (when: string) => `since ${when}`,
  used: (when: string) => `last used ${when}`,
  unused: "not used yet",
  remove: "Remove",
  removeOne: (name: string) => `Remove the passkey “${name}”`,
  removeWhat: "It opens nothing any more. The device still offers it until you delete it there, too.",
};

export const password = {
  title: "Password",
  none: "There is none yet.",
  setAt: (when: string) => `Set ${when}`,
  set: "Set a password",
  change: "Change the password",
  old: "The password until now",
  new: "New password",
  hint: "At least 12 letters. Four or five words that do not belong together are easy to keep.",
  save: "Save the password",
  ends: "All your other sessions end.",
  saved: "The new password counts.",
};

export const totp = {
  title: "Authenticator app",
  none: "There is none yet.",
  setAt: (when: string) => `Set up ${when}`,
  set: "Set up an authenticator app",
  change: "Set up another one",
  scan: "In the app, add an account and scan this picture.",
  type: "Type the six digits that the app shows.",
  picture: "QR code with the secret that is written below",
  letters: "Without a camera, type this secret:",
  code: "Code that the app shows",
  confirm: "Confirm",
  saved: "The authenticator app counts.",
  remove: "Remove the authenticator app",
  removeWhat: "Its codes are worth nothing any more. Make sure that you have another second proof.",
};

export const recovery = {
  title: "Recovery codes",
  none: "There are none yet.",
  left: (count: number, when: string) => `${plural("en", count, { one: "code", other: "codes" })} left of those made ${when}`,
  what: "For the day on which your telephone or key is lost. Each code stands once in the place of the second proof.",
  again: "New codes make the old ones worthless.",
  make: "Make recovery codes",
  makeAgain: "Make new codes",
  once: "These codes are shown only now. Print them or keep them in a safe place, not on the telephone that you might lose.",
  print: "Print",
  file: "Save as a file",
  kept: "I have kept them",
  fileHead: (host: string) => `Recovery codes for ${host}. Each is good once.`,
};

export const welcome = {
  title: "Welcome",
  lead: "With this link you set up by what your company’s sign-in will recognise you.",
  once: "It works once, so begin when you have two minutes and your telephone or key at hand.",
  begin: "Begin",
  noSecret: "There is no secret in this address. Open the whole link, with all that stands after “#”.",
  setUp: "By what shall you be recognised?",
  setUpLead: "A passkey alone is enough. Or set a password and an authenticator app. Recovery codes help on the day when one of them is lost.",
  missing: {
    any: "Set up at least one way to sign in.",
    second: "A password needs a second proof: add a passkey or an authenticator app.",
    nothing: "That is enough to sign in.",
  },
  finish: "Finish and sign in",
};
