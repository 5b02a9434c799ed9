// English: the shape of this object is the shape of every language.
import { broken, finding, malformed, short } from "./findings";
import { done, file, frame, home, purpose, server, words } from "./frame";
import { actions, change, changed, keyring } from "./keyring";
import { backup, first, newKey } from "./keys";
import { halt, order, sign } from "./order";
import { devices, many, needs, quote, role } from "./words";

export const en = {
  code: "en",
  name: "English",
  many,
  devices,
  role,
  needs,
  malformed,
  short,
  broken,
  quote,
  frame,
  home,
  server,
  words,
  order,
  sign,
  halt,
  keyring,
  change,
  actions,
  changed,
  first,
  newKey,
  backup,
  done,
  file,
  purpose,
  finding,
};
