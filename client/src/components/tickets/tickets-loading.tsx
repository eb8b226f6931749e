/** A skeleton for a slow list. */
export function TicketsLoading() {
  return (
    <div role="status">
      <p className="mb-5 text-muted">The list takes longer than usual …</p>
      <noscript>
        <p className="mb-5">Without JavaScript it can’t be put in here: please load this page again in a moment.</p>
      </noscript>
      <div aria-hidden className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {['a', 'b', 'c'].map((name) => (
          <div key={name} className="skeleton h-28" />
        ))}
      </div>
    </div>
  );
}
