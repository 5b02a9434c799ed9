// Own sessions.

export const sessions = {
  title: "Where you are signed in",
  lead: "Each browser and each device in which somebody has signed in as you. If you do not know one, end it and change your password.",
  current: "this browser",
  where: "From",
  nowhere: "not known",
  begun: "Since",
  seen: "Last seen",
  until: "Ends without use",
  apps: "Apps",
  end: "End this session",
  endTitle: "End this session?",
  endWhat: (name: string) => `${name}: whoever uses it is signed out of the portal and of every app at once.`,
  ended: "The session has ended.",
  endAll: "Sign out everywhere",
  endAllWhat: "Every session ends at once, this one too, and with them every app that you are signed in to.",
};
