'use client';

import type { When } from '../../format/when';
import { useWhen } from './use-when';

interface Props {
  when: When | undefined;
}

export function EventDate({ when }: Props) {
  const words = useWhen(when);
  return words ? <time dateTime={words.date}>{words.whole}</time> : <>No fixed date</>;
}

/** Visually the parts that the stub lacks; for screen readers the whole date, since the stub is hidden from them. */
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
