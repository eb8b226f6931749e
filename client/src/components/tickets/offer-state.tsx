/** Describes the state of a ticket that cannot be reserved. */
export function OfferState({ title, children }: { title: string; children: string }) {
  return (
    <div>
      <h2 className="text-xl">{title}</h2>
      <p className="mt-1.5 text-muted text-pretty">{children}</p>
    </div>
  );
}
