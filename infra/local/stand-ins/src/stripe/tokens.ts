import { seconds, type Call } from './call';
import { cardNumberParam } from './card-params';
import { documentedCard, readCard } from './cards';
import { endpoint } from './endpoint';
import { invalidRequest, noSuch } from './errors';
import { newId } from './ids';
import type { Card, Token } from './model';
import { form, text } from './params';
import { testCardNamed } from './test-cards';

const tokenCard = cardNumberParam.extend({
  name: text.optional(),
  address_city: text.optional(),
  address_country: text.optional(),
  address_line1: text.optional(),
  address_line2: text.optional(),
  address_state: text.optional(),
  address_zip: text.optional(),
});

const tokenOf = (card: Card): Token['card'] => ({ id: newId('card'), object: 'card', ...card });

function cardOf({ card }: Token): Card {
  const { brand, last4, exp_month, exp_year, country, funding, fingerprint, checks } = card;
  return { brand, last4, exp_month, exp_year, country, funding, fingerprint, checks };
}

function documentedToken(id: string, now: Date): Token | undefined {
  const testCard = testCardNamed(id, 'tok_');
  if (!testCard) return undefined;
  const card = tokenOf(documentedCard(testCard, now));
  return { id, object: 'token', type: 'card', card, created: seconds(now), livemode: false, used: false };
}

/** The card of a token, which can be used once; Stripe's documented test tokens can be used any number of times. */
export function redeemToken({ ledger, now }: Call, id: string, param: string): Card {
  const documented = documentedToken(id, now);
  if (documented) return cardOf(documented);
  const token = ledger.tokens.get(id);
  if (!token) throw noSuch('token', id, param);
  if (token.used) {
    throw invalidRequest(`You cannot use a Stripe token more than once: ${id}.`, { code: 'token_already_used', param });
  }
  ledger.tokens.put(id, { ...token, used: true });
  return cardOf(token);
}

export const tokenEndpoints = [
  endpoint(
    'post',
    '/v1/tokens',
    form({ card: tokenCard }),
    ({ ledger, now }, { card }) => {
      const token: Token = {
        id: newId('tok'),
        object: 'token',
        type: 'card',
        card: tokenOf(readCard(card, 'card', now)),
        created: seconds(now),
        livemode: false,
        used: false,
      };
      ledger.tokens.put(token.id, token);
      return token;
    },
    { publishable: true },
  ),

  endpoint('get', '/v1/tokens/:id', form({}), ({ ledger, now }, _params, id) => {
    const token = ledger.tokens.get(id) ?? documentedToken(id, now);
    if (!token) throw noSuch('token', id, 'token', 404);
    return token;
  }),
];
