import type { ReactNode } from "react";

const drawings = {
  now: <path d="M2 4.5h12M2 8h8M2 11.5h10" />,
  feeds: <path d="M3 13h.01M3 8.5A4.5 4.5 0 0 1 7.5 13M3 4a9 9 0 0 1 9 9" />,
  line: (
    <path d="M1.5 8h2M6.5 8h3M12.5 8h2M5 6.5v3M3.5 8a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0M9.5 8a1.5 1.5 0 1 0 3 0 1.5 1.5 0 0 0-3 0" />
  ),
  search: <path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10m3.6-1.4L14 14" />,
  back: <path d="M9.5 3 4.5 8l5 5" />,
  fold: <path d="m5 6 3 3.5L11 6" />,
  out: <path d="M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5" />,
} satisfies Record<string, ReactNode>;

/** A drawing beside a word: it says nothing of its own to a screen reader. */
export function Icon({ name }: { name: keyof typeof drawings }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
