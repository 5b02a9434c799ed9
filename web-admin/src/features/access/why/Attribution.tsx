/** Whom a page that shows a place must name: the publishers of the geographic data in use. */
import { Text } from "@mantine/core";

import type { Schema } from "../../../api";
import { useOne } from "../../ask";
import classes from "../access.module.css";

/** Shows sentence and link of each publisher; nothing where nobody asks for it. */
export function Attribution() {
  const geo = useOne<Schema["GeoView"]>("/api/v1/geo", []);
  const asked = (geo.data?.databases ?? []).map(({ attribution }) => attribution).filter((attribution) => attribution != null);
  const once = [...new Map(asked.map((attribution) => [attribution.url, attribution])).values()];
  if (once.length === 0) return null;
  return (
    <Text size="xs" c="var(--lethe-quiet)">
      {once.map(({ text, url }, place) => (
        <span key={url}>
          {place > 0 && " · "}
          <a href={url} className={classes.outward} target="_blank" rel="noreferrer">{text}</a>
        </span>
      ))}
    </Text>
  );
}
