// Own devices.

const status: Readonly<Record<string, string>> = {
  pending: "Being set up",
  active: "In use",
  erased: "Company data erased",
  unenrolled: "No longer holds company data",
};

export const devices = {
  title: "Your devices",
  lead: "Devices that hold company data under your name, and what your company can and cannot do to each.",
  none: "No device holds company data under your name.",
  state: "State",
  status,
  lockedSince: (when: string) => `Locked since ${when}: the company’s data on it cannot be read`,
  seen: "Last contact",
  never: "never",
  since: "Since",
  can: "Your company",
  locks: "can lock the company’s data on it at any time",
  wipesDevice: "can erase the whole device, if enough people agree",
  wipesContainer: "can erase the company’s data on it, if enough people agree",
  wipesNothing: "can erase nothing on it",
  neverDevice: "can never erase anything of your own",
  neverSees: "cannot see your files, messages or location",
  lost: "I lost it",
  lostTitle: (label: string) => `Lost: ${label}?`,
  lostWhat: [
    "It is locked at once: the company’s data on it can no longer be read.",
    "Every session on it ends.",
    "Your company is told. Nothing is erased by this, and if you find it, an administrator can unlock it.",
  ],
  lostDone: "The device is locked.",
};
