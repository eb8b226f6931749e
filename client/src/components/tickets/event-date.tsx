'use client';

import type { When } from '../../format/when';
import { useWhen } from './use-when';

interface Props {
  when: When | undefined;
}

/** When an event is. */
export function EventDate({ when }: Props) {
  const words = useWhen(when);
  return words ? <time dateTime={words.date}>{words.whole}</time> : <>No fixed date</>;
}

/** What the stub leaves out; for ears the whole, since the stub is for eyes only. */
export function DateBesideStub({ when }: Props) {
  const words = useWhen(when);
  if (!words) return <span className="sr-only">No fixed date</span>;
  return (
    <time dateTime={words.date}>
      <span className="sr-only">{words.whole}</span>
      <span aria-hidden>{words.rest}</span>
    </time>
  );
}
