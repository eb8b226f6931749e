import type { Metadata } from 'next';
import { exportOrders, exportPayments, exportTickets } from '../../backend/exports';
import { OUTAGE, pageData } from '../../backend/page-data';
import { settledWithin } from '../../backend/settled-within';
import type { Device, Order, PaymentRecord, Ticket } from '../../backend/types';
import { listDevices } from '../../backend/users';
import { isAccountResult, accountResults } from '../../components/account/account-results';
import { AccountSection } from '../../components/account/account-section';
import { DeviceList } from '../../components/account/device-list';
import { EmailForm } from '../../components/account/email-form';
import { Leaving } from '../../components/account/leaving';
import { leavingFacts } from '../../components/account/leaving-facts';
import { PasswordForm } from '../../components/account/password-form';
import { buttonClass } from '../../components/ui/button';
import { FocusedAlert } from '../../components/ui/focused-alert';
import { Outage } from '../../components/ui/outage';
import { config } from '../../config';
import { requireUser } from '../../session/current-user';
import { readerZone } from '../../session/reader-zone';
import { now } from '../../session/server-clock';
import { singleParams, type SearchParams } from '../search-params';

export const metadata: Metadata = { title: 'My account' };

/** How long the page waits for what is lost with the account. */
const MAX_WAIT_MS = 3_000;

export default async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  const { email, verified } = await requireUser('/account');
  const { done } = await singleParams(searchParams);
  const possessions = Promise.all([exportTickets(), exportOrders(), exportPayments()]);
  const known = settledWithin(possessions, MAX_WAIT_MS);
  const devices = await pageData(listDevices(), '/account');
  if (devices === OUTAGE) return <Outage />;
  const loaded = (await known) ? await pageData(possessions, '/account') : OUTAGE;
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <h1 className="text-3xl md:text-4xl">My account</h1>
      {isAccountResult(done) && (
        <FocusedAlert tone="success" about={devices}>
          {accountResults[done]}
        </FocusedAlert>
      )}
      <AccountSection title="Email">
        <p className="mb-5 wrap-anywhere">
          <strong>{email}</strong>
          <span className="text-muted">{verified ? ', verified' : ', not verified yet'}</span>
        </p>
        <EmailForm />
      </AccountSection>
      <AccountSection title="Password">
        <PasswordForm
          email={email}
          hint={`At least ${config().PASSWORD_MIN_LENGTH} characters. Your other devices will be signed out.`}
        />
      </AccountSection>
      <AccountSection title="Devices">
        <p className="mb-2 text-muted">Where you are signed in. If you do not know a device, sign it out.</p>
        <DeviceList devices={devices} zone={await readerZone()} />
      </AccountSection>
      <AccountSection title="Your data">
        <p className="mb-5 text-muted">All that we keep of you: account, devices, tickets, orders and payments.</p>
        <a href="/account/export" download className={buttonClass('secondary')}>
          Save it as a file
        </a>
      </AccountSection>
      <AccountSection title="Delete the account">
        {loaded === OUTAGE ? (
          <p className="text-muted">We can’t look up at the moment what you would lose. Please try again later.</p>
        ) : (
          <Leaving {...factsOf(devices, loaded)} />
        )}
      </AccountSection>
    </div>
  );
}

const factsOf = (devices: Device[], [tickets, orders, payments]: [Ticket[], Order[], PaymentRecord[]]) =>
  leavingFacts({ devices, tickets, orders, payments }, now());
