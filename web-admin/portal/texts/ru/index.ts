// По-русски, по частям страницы.
import type { Texts } from "..";
import { devices } from "./devices";
import { door, factors, prove } from "./door";
import { frame } from "./frame";
import { methods, passkeys, password, recovery, totp, welcome } from "./methods";
import { problems } from "./problems";
import { sessions } from "./sessions";

export const ru: Texts = {
  code: "ru",
  name: "Русский",
  frame,
  door,
  prove,
  factors,
  sessions,
  methods,
  passkeys,
  password,
  totp,
  recovery,
  welcome,
  devices,
  problems,
};
