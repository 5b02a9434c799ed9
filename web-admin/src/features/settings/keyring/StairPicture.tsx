// The ladder, drawn: a step is as high as the people it takes. Always beside its words.
import type { Step } from "./steps";

const STEP = 104;
const PERSON = 26;
const BASE = 14;

function Person({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${String(x)} ${String(y)})`}>
      <circle cx="0" cy="-11" r="4.200" />
      <path d="M-7 3c0-5 3-8 7-8s7 3 7 8z" />
    </g>
  );
}

/** Draws the steps. `label` says the same in words. */
export function StairPicture({ steps, label }: { steps: readonly Step[]; label: string }) {
  const highest = Math.max(...steps.map((step) => step.people));
  const height = BASE + highest * PERSON + 34;
  const width = steps.length * STEP + 2;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${String(width)} ${String(height)}`} width={width} height={height} style={{ maxWidth: "100%", height: "auto" }}>
      {steps.map((step, place) => {
        const top = height - 20 - BASE - step.people * PERSON;
        const x = 1 + place * STEP;
        return (
          <g key={step.to}>
            <rect x={x} y={top} width={STEP} height={height - 20 - top} fill="var(--lethe-accent-soft)" stroke="var(--lethe-accent)" strokeWidth="1.500" />
            <g fill="var(--lethe-accent)">
              {Array.from({ length: step.people }, (_, person) => (
                <Person key={person} x={x + STEP / 2} y={height - 20 - BASE / 2 - 6 - person * PERSON} />
              ))}
            </g>
            <text x={x + STEP / 2} y={height - 5} textAnchor="middle" fontSize="13" fill="var(--lethe-quiet)">
              {step.from === step.to ? step.to : `${String(step.from)}–${String(step.to)}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
