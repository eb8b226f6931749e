import { BusUnavailableError } from '../bus';
import { PublishWindow } from './publish-window';

describe('the window of messages that wait for an acknowledgement', () => {
  it('has no place for more messages than its limit, until one leaves', () => {
    const window = new PublishWindow(2, 1_000);
    const leave = window.enter('a');
    window.enter('b');
    expect(() => window.enter('c')).toThrow(BusUnavailableError);
    leave();
    window.enter('c');
    expect(() => window.enter('d')).toThrow(BusUnavailableError);
  });

  it('has no place for more bytes than its limit, but for one long message alone', () => {
    const window = new PublishWindow(100, 10);
    const leave = window.enter('ä'.repeat(20));
    expect(() => window.enter('a')).toThrow(BusUnavailableError);
    leave();
    window.enter('ä'.repeat(4));
    window.enter('ab');
    expect(() => window.enter('a')).toThrow(BusUnavailableError);
  });
});
