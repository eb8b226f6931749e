import { randomBytes } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import { mailsTo, tokenInMail } from '@ticketing/test-driver/mailbox';
import type { Random } from '@ticketing/test-driver/random';
import type { Stack } from '@ticketing/test-driver/stack';
import type { History } from '../history/history';
import { RecordingClient } from './recording-client';

const DEVICES = 3;
const RESETS = '/api/users/password-resets';

const journeys = { 'reset the password': 2, 'change the password': 1, 'end the other sessions': 1 };

type Answer = AxiosResponse<unknown> | undefined;

/** A person with several devices who resets and changes the password, and ends sessions. Journeys follow one another. */
export class AccountHolder {
  private readonly devices: RecordingClient[];
  private readonly email: string;
  /** Those that may be in force: one, unless the answer to a change was lost. */
  private passwords: string[];
  /** Whether a change without an answer may still take effect. */
  private isOpen = false;

  constructor(
    private readonly stack: Stack,
    history: History,
    name: string,
  ) {
    const first = new RecordingClient(stack.gateway, name, history);
    const others = Array.from({ length: DEVICES - 1 }, () => new RecordingClient(stack.gateway, name, history));
    this.devices = [first, ...others];
    this.email = first.email;
    this.passwords = [first.password];
  }

  async signUp(): Promise<void> {
    await this.devices[0]?.signUp();
  }

  /** One journey, which begins with a sign-in on every device. */
  async act(random: Random): Promise<void> {
    const journey = random.weighted(journeys);
    for (const device of this.devices) if (!(await this.signIn(device))) return;
    const [first, ...others] = this.devices;
    if (!first) return;
    if (journey === 'reset the password') await this.resetPassword(first);
    else if (journey === 'change the password') await this.changePassword(first, others);
    else await this.endSessions(first, others);
  }

  /** Asks for a link, and uses it on all devices at once, with a password each. */
  private async resetPassword(first: RecordingClient): Promise<void> {
    const [last] = await mailsTo(this.stack, this.email).catch(() => []);
    await first.ask({ method: 'POST', path: RESETS, body: { email: this.email }, allowed: [202] });
    const token = await tokenInMail(this.stack, this.email, '/auth/reset', last).catch(() => undefined);
    if (token === undefined) return;
    const uses = this.devices.map(async (device) => {
      const body = { token, password: aPassword() };
      const answer = await device.askOnce({ method: 'PUT', path: RESETS, body, allowed: [204, 400] });
      return { password: body.password, answer };
    });
    await this.tryOldOnes(await Promise.all(uses), this.devices);
  }

  private async changePassword(first: RecordingClient, others: RecordingClient[]): Promise<void> {
    const body = { current: this.passwords[0], password: aPassword() };
    // Refused when the first try got through, and only its answer was lost.
    const answer = await first.ask({ method: 'PUT', path: '/api/users/password', body, allowed: [204, 400] });
    await this.tryOldOnes([{ password: body.password, answer: answer?.status === 204 ? answer : undefined }], others);
  }

  private async endSessions(first: RecordingClient, others: RecordingClient[]): Promise<void> {
    const answer = await first.ask({ method: 'DELETE', path: '/api/users/sessions', allowed: [204] });
    if (answer?.status === 204) for (const device of others) await refresh(device, [401]);
    await refresh(first, this.isOpen ? [200, 401] : [200]);
  }

  /** What was good before the password was replaced opens nothing any more. */
  private async tryOldOnes(uses: { password: string; answer: Answer }[], devices: RecordingClient[]): Promise<void> {
    const [former] = this.passwords;
    const used = uses.find(({ answer }) => answer?.status === 204);
    if (!used) {
      const lost = uses.filter(({ answer }) => answer?.status !== 400).map(({ password }) => password);
      this.passwords = [...this.passwords, ...lost];
      this.isOpen ||= lost.length > 0;
      return;
    }
    // A change that is still on its way comes too late: it was asked for with what is over now.
    [this.passwords, this.isOpen] = [[used.password], false];
    for (const device of devices) await refresh(device, [401]);
    const body = { email: this.email, password: former };
    await devices[0]?.ask({ method: 'POST', path: '/api/users/signin', body, allowed: [400] });
  }

  private async signIn(device: RecordingClient): Promise<boolean> {
    for (const password of this.passwords.toReversed()) {
      const body = { email: this.email, password };
      const allowed = this.isOpen ? [200, 400] : [200];
      const answer = await device.ask({ method: 'POST', path: '/api/users/signin', body, allowed });
      if (answer?.status === 200) {
        this.passwords = [password, ...this.passwords.filter((other) => other !== password)];
        return true;
      }
    }
    return false;
  }
}

const aPassword = () => randomBytes(8).toString('hex');

const refresh = (device: RecordingClient, allowed: number[]) =>
  device.ask({ method: 'POST', path: '/api/users/refresh', body: {}, allowed });
