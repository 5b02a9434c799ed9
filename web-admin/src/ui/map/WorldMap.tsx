// A map of the world, drawn from a file of the console's own. It stands beside a table, never instead of one.
import { useElementSize } from "@mantine/hooks";
import { geoNaturalEarth1, geoPath } from "d3-geo";
import { useMemo } from "react";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import { AppLink } from "../AppLink";
import { gathered } from "./gather";
import classes from "./map.module.css";

/** Something on the map. */
export interface MapPoint {
  key: string;
  longitude: number;
  latitude: number;
  /** How much it counts. */
  weight: number;
  /** Where it leads. */
  href: string | null;
}

interface Props {
  /** What the map shows. */
  label: string;
  points: readonly MapPoint[];
  /** What is said of points that lie together, the heaviest first. */
  say: (points: readonly MapPoint[]) => string;
}

const WORLD = atlas as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
const LAND = feature(WORLD, WORLD.objects.land);
const BORDERS = mesh(WORLD, WORLD.objects.countries, (a, b) => a !== b);
/** Height by width of the whole world in this projection. */
const SHAPE = 0.52;
/** Least distance between two points, in pixels. */
const APART = 26;

/** Shows the world with points; each can be reached by keyboard and says what it is. */
export default function WorldMap({ label, points, say }: Props) {
  const { ref, width } = useElementSize();
  const height = Math.round(width * SHAPE);
  const drawn = useMemo(() => (width === 0 ? null : draw(points, width, height)), [points, width, height]);
  return (
    <div ref={ref} className={classes.map}>
      {drawn !== null && (
        <svg width={width} height={height} viewBox={`0 0 ${String(width)} ${String(height)}`} role="group" aria-label={label}>
          <path d={drawn.land} className={classes.land} />
          <path d={drawn.borders} className={classes.borders} />
          {drawn.spots.map(({ x, y, weight, members }) => {
            const said = say(members);
            const href = members[0]?.href ?? null;
            const dot = (
              <g transform={`translate(${String(x)} ${String(y)})`}>
                <title>{said}</title>
                <circle r={APART / 2} className={classes.reach} />
                <circle r={radius(weight, drawn.most)} className={classes.dot} />
              </g>
            );
            const key = members[0]?.key ?? "";
            if (href === null) return <g key={key} role="img" aria-label={said} tabIndex={0} className={classes.spot}>{dot}</g>;
            return <AppLink key={key} plain href={href} aria-label={said} className={classes.spot ?? ""}>{dot}</AppLink>;
          })}
        </svg>
      )}
    </div>
  );
}

function draw(points: readonly MapPoint[], width: number, height: number) {
  const projection = geoNaturalEarth1().fitSize([width, height], { type: "Sphere" });
  const path = geoPath(projection).digits(1);
  const placed = points.flatMap((point) => {
    const at = projection([point.longitude, point.latitude]);
    return at === null ? [] : [{ ...point, x: at[0], y: at[1] }];
  });
  const spots = gathered(placed, APART);
  return { land: path(LAND) ?? "", borders: path(BORDERS) ?? "", spots, most: Math.max(1, ...spots.map(({ weight }) => weight)) };
}

/** The area says how much; the smallest can still be seen. */
function radius(weight: number, most: number): number {
  return 4 + 8 * Math.sqrt(weight / most);
}
