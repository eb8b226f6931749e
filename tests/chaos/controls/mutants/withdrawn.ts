import { mutate } from '../../../mutants/mutate';

// orders ignores that a ticket was withdrawn.
mutate(['orders'], 'orders/dist/events/copy-ticket', (exported) => {
  const { copyTicket } = exported;
  exported.copyTicket = (tickets, event) => copyTicket(tickets, { ...event, withdrawn: undefined });
});
mutate(['orders'], 'orders/dist/commands/cancel-withdrawn', (exported) => {
  exported.cancelWithdrawn = () => () => Promise.resolve();
});
