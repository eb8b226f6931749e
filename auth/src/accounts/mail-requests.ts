import { readMailToken } from '@ticketing/common';
import { insertDocument } from '@ticketing/common/mongo';
import type { KeyObject } from 'node:crypto';
import { Types } from 'mongoose';
import { InvalidLinkError } from '../models/invalid-link-error';
import type { DueMail, LinkKind, MailRequestFields, MailRequestModel } from '../models/mail-request';

const HOUR_MS = 60 * 60 * 1000;
/** A link that gives an account away is valid for a short time. */
const VALID_MS: Record<LinkKind, number> = {
  verification: 24 * HOUR_MS,
  'password-reset': HOUR_MS,
  'email-change': 24 * HOUR_MS,
};

interface Dependencies {
  requests: MailRequestModel;
  /** The keys of tokens that are accepted. */
  keys: readonly KeyObject[];
  now: () => Date;
}

/**
 * What the links in mails allow. That each is used once is decided by the account, whose change is stored together with the
 * link that caused it: a process that is killed in between neither uses a link up nor leaves it open.
 */
export class MailRequests {
  constructor(private readonly dependencies: Dependencies) {}

  /** Stores a request, before its mail is. @returns the mail */
  async add(kind: LinkKind, user: { _id: Types.ObjectId; sessionEpoch: number }, email: string): Promise<DueMail> {
    const { requests, now } = this.dependencies;
    const request = {
      _id: new Types.ObjectId(),
      ...{ kind, email, userId: user._id, epoch: user.sessionEpoch },
      expiresAt: new Date(now().getTime() + VALID_MS[kind]),
    };
    await insertDocument(new requests(request));
    return { ...request, requestId: request._id };
  }

  /**
   * What the link with a token allows.
   *
   * @param kinds of the links that are accepted
   * @throws InvalidLinkError when it is over, or was not made by this service
   */
  async find(token: string, kinds: LinkKind[]): Promise<MailRequestFields> {
    const { requests, keys, now } = this.dependencies;
    const _id = readMailToken(token, keys);
    const valid = { _id, kind: { $in: kinds }, expiresAt: { $gt: now() } };
    const request = _id === undefined ? null : await requests.findOne(valid).lean();
    if (!request) throw new InvalidLinkError();
    return request;
  }

  /** Ends the links of an account. */
  async endAll(userId: Types.ObjectId, kinds: LinkKind[]): Promise<void> {
    await this.dependencies.requests.deleteMany({ userId, kind: { $in: kinds } });
  }
}
