export function Logo() {
  return (
    <span className="flex items-center gap-2 font-display text-xl font-bold tracking-tight">
      <svg viewBox="0 0 32 32" aria-hidden className="size-8">
        <path
          fill="var(--color-accent)"
          d="M4 6h24a2 2 0 0 1 2 2v5a3 3 0 0 0 0 6v5a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-5a3 3 0 0 0 0-6V8a2 2 0 0 1 2-2Z"
        />
        <path
          fill="none"
          stroke="var(--color-on-accent)"
          strokeWidth="2"
          strokeLinecap="round"
          strokeDasharray="0.1 4.2"
          d="M11 9.5v14"
        />
        <path
          fill="none"
          stroke="var(--color-on-accent)"
          strokeWidth="2.6"
          strokeLinecap="round"
          d="M16.5 12h8M20.5 12v9"
        />
      </svg>
      {/* The narrowest screens show the mark only, so that the header fits on one line. */}
      <span className="max-[21rem]:hidden">Ticketing</span>
    </span>
  );
}
