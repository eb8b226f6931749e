'use client';

import { useCallback, useEffect, useState, type RefObject } from 'react';
import { valuesIn, type TicketValues } from './ticket-values';
import { useBrowserZone } from './use-browser-zone';

/**
 * What stands in the form of a ticket, as it is typed. The number and the zone are states of their own: read from the form, a
 * value that was set but not rendered yet would be lost.
 *
 * @param proposeZone whether the zone is the browser's until another is typed
 */
export function useTypedTicket(form: RefObject<HTMLFormElement | null>, initial: TicketValues, proposeZone: boolean) {
  const [values, setValues] = useState(initial);
  const [quantity, setQuantity] = useState(initial.quantity);
  const [chosenZone, setZone] = useState(proposeZone ? undefined : initial.timeZone);
  // On the first page view the server does not know the browser's time zone yet.
  const proposedZone = useBrowserZone(initial.timeZone);

  const readForm = useCallback(() => form.current && setValues(valuesIn(new FormData(form.current))), [form]);
  // People type before the page is hydrated, too.
  useEffect(() => queueMicrotask(readForm), [readForm]);

  return { typed: { ...values, quantity, timeZone: chosenZone ?? proposedZone }, readForm, setQuantity, setZone };
}
