// Keys that are made on this page: the first ones of a company, and one more. English.

export const first = {
  title: "The first keyring",
  lead: (name: string): string => `${name} will be the first approver. Three steps, about two minutes.`,
  solo: "Until there is a second person this is a pilot: you alone decide, about one device at a time. When the second person comes in, that ends for ever.",
  step1: "1. Your approval key",
  step1Help: "A passkey for this page only. It is another key than the one you sign in to the console with, so that nobody can turn a sign-in into an approval.",
  make: "Make the key",
  made: "The key is made.",
  step2: "2. The recovery key",
  step2Help: "If the server is lost, this file reopens locked containers. Nobody can make it again: keep two copies in two places, offline. It never leaves this page but as the file that you save.",
  save: "Save the recovery key",
  saved: "I have stored the file in two places, and not on this computer alone",
  step3: "3. Sign",
  step3Help: "Your key signs the keyring. Every device that is enrolled from now on pins it.",
  go: "Sign the first keyring",
  demo: "This is a demo: keys of localhost and keys in files count.",
  demoOnly: "This page stands on localhost, and this installation is no demo: a key that is made here will never count.",
  words: "Ten words of your keyring",
  wordsHelp: "Write them down on paper. The next approver types them into their browser, read by you.",
  roles: "You sign as",
  server: "What the keyring will say of the server, by the server's word",
  serverHelp: "Nobody can check this for you but whoever runs the server: on its host, “lethe doctor” shows the same key.",
  addresses: "Addresses for devices",
  serverKey: "Server key",
  log: "Log",
};

export const newKey = {
  title: (name: string): string => `An approval key for ${name}`,
  lead: "A passkey for this page only, and another one than for signing in. It counts when root persons have signed it into the keyring.",
  noPerson: "The server does not know you as an approver yet. Ask an owner to invite you with approver roles.",
  make: "Make the key",
  words: "Six words of your key",
  wordsHelp: "Call a root person and read these six words aloud. They type what they hear. Do not send them through the console or by chat: the call is what makes it safe.",
  next: "When they have signed, the console asks you to sign once too: open that here, in this browser.",
  send: "Hand it to the server",
};

export const backup = {
  never: "It cannot be copied: it lives in one device only. Make a second one as a spare.",
  possible: "It can be copied to a cloud account (backup eligible). Whoever gets into that account may get the key.",
  done: "It lies in a cloud account already (backed up). Whoever gets into that account may get the key.",
  hidden: "This key cannot be found without its id, which only this browser remembers. If you clear its data, the key is of no use any more.",
};
