/** Where people may come from: zones, the networks they are made of, and a field that says what an address is in. */
import { Stack } from "@mantine/core";

import { Workbench } from "../Workbench";
import { PlaceTest } from "./PlaceTest";
import { Segments } from "./Segments";
import { Zones } from "./Zones";

/** The room of zones and networks. */
export default function PlacesRoom() {
  return (
    <Workbench>
      {(bench) => (
        <Stack gap="lg">
          <Zones bench={bench} />
          <Segments bench={bench} />
          <PlaceTest draft={bench.draft} />
        </Stack>
      )}
    </Workbench>
  );
}
