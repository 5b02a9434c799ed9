// Every address of the console on one page. A page is loaded when it is opened.
// Inside the frame: somebody is signed in. Outside: nobody need be.
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { isProblem, sessionQuery } from "../api";
import { Frame } from "../app/Frame";
import { Broken, NotFound } from "../app/NotFound";

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

type Load = () => Promise<{ default: () => React.ReactNode }>;

const outside = (path: string, load: Load) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) });

const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(sessionQuery);
    } catch (thrown) {
      if (isProblem(thrown, "console.offline")) throw thrown;
      throw redirect({ href: `/sign-in?next=${encodeURIComponent(location.href)}` });
    }
  },
});

const inside = (path: string, load: Load) => createRoute({ getParentRoute: () => frame, path, component: lazyRouteComponent(load) });

const tree = root.addChildren([
  outside("/sign-in", () => import("./sign-in")),
  outside("/setup", () => import("./setup")),
  outside("/enroll", () => import("./enroll")),
  frame.addChildren([
    inside("/", () => import("./overview")),
    inside("/welcome", () => import("./welcome")),
    inside("/cli/$code", () => import("./cli")),
    inside("/devices", () => import("./devices")),
    inside("/devices/$enrollment", () => import("./device")),
    inside("/people", () => import("./people")),
    inside("/people/$id", () => import("./person")),
    inside("/sessions", () => import("./sessions")),
    inside("/access", () => import("./access")),
    inside("/access/$room", () => import("./access")),
    inside("/access/sign-ins/$no", () => import("./sign-in-story")),
    inside("/commands", () => import("./commands")),
    inside("/commands/$id", () => import("./command")),
    inside("/audit", () => import("./audit")),
    inside("/settings", () => import("./settings")),
    inside("/settings/$room", () => import("./settings")),
  ]),
]);

/** Search parameters are text, as they stand in the address. */
const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (search: Record<string, unknown>) => {
  const text = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
};

/** The router over these addresses. */
export function makeRouter(queries: QueryClient) {
  return createRouter({ routeTree: tree, context: { queries }, parseSearch, stringifySearch, scrollRestoration: true, defaultPreload: false });
}
