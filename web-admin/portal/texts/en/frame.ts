// What stands around every page.

export const frame = {
  title: "Portal",
  skip: "Skip to the content",
  language: "Language",
  around: "Places",
  places: { sessions: "Sessions", methods: "Sign-in methods", devices: "Devices" },
  signOut: "Sign out",
  cancel: "Cancel",
  again: "Try again",
  reveal: "Show",
  loading: "Loading…",
  justNow: "just now",
  home: "To your sessions",
  nowhere: "There is no such page",
  nowhereWhat: "The address may be mistyped or old.",
  footer: "Your company’s sign-in. It never asks for your password by mail or by telephone.",
};
