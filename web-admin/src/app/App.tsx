// The whole console: theme, cache, routes.
import "@mantine/core/styles.css";
import "../ui/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { makeQueries } from "../api";
import { makeRouter } from "../routes/tree";
import { theme } from "../ui/theme";

const queries = makeQueries();
const router = makeRouter(queries);

/** Shows the console at the browser's address. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
