// The mark: two waves and a third that fades.

/** Shows the mark. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden>
      <rect width="32" height="32" rx="7" fill="#1d6a71" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round">
        <path d="M6 11c3.300-3 6.700-3 10 0s6.700 3 10 0M6 17.500c3.300-3 6.700-3 10 0s6.700 3 10 0" />
        <path d="M6 24c3.300-3 6.700-3 10 0" opacity=".5" />
      </g>
    </svg>
  );
}
