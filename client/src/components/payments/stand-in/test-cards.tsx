import type { Card } from './stand-in-api';

const cards = [
  { name: 'Works', number: '4242 4242 4242 4242' },
  { name: 'Is declined', number: '4000 0000 0000 0002' },
  { name: 'Asks your bank', number: '4000 0027 6000 3184' },
];

/** Buttons that fill in a test card. */
export function TestCards({ onPick }: { onPick: (card: Card) => void }) {
  const expiry = `12 / ${String((new Date().getFullYear() + 3) % 100)}`;
  return (
    <fieldset className="rounded-control bg-notice-surface p-4">
      <legend className="float-start mb-2 w-full text-sm">
        <strong>Test mode.</strong> No money moves. Use one of these cards:
      </legend>
      <ul className="clear-both flex flex-wrap gap-2">
        {cards.map(({ name, number }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => onPick({ number, expiry, cvc: '123' })}
              className="min-h-11 rounded-control border border-control bg-surface px-3.5 font-semibold hover:bg-sunken"
            >
              {name} <span className="tabular font-normal text-muted">…{number.slice(-4)}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
