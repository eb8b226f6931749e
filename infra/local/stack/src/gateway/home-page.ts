import type { GatewayResponse } from './error-responses';

interface Running {
  services: string[];
  mailbox: boolean;
  port: number;
}

/** The page at `/` if no web client runs: it lists the services and shows how to buy a ticket by curl. */
export function homePage({ services, mailbox, port }: Running): GatewayResponse {
  const names = services.map((service) => `<li>${service.replace(/-srv$/, '')}</li>`).join('');
  const mail = mailbox ? '<p>Mails that the marketplace sends arrive in the <a href="/mailbox">mailbox</a>.</p>' : '';
  const body = page(`
    <h1>Ticketing runs</h1>
    <p>The web client is not part of this stack; the API is. <a href="/api/tickets">Tickets on sale</a></p>
    ${mail}
    <h2>Services</h2><ul>${names}</ul>
    <h2>Buy a ticket</h2><pre>${purchase(port)}</pre>`);
  return { status: 200, body, type: 'text/html; charset=utf-8' };
}

const purchase = (port: number): string => `API=http://localhost:${port}/api
call() { curl -s -b jar -c jar -H 'Content-Type: application/json' "$@"; }
id() { sed -E 's/.*"id":"([0-9a-f]{24})".*/\\1/'; }

call $API/users/signup -d "{\\"email\\":\\"buyer-$RANDOM@example.com\\",\\"password\\":\\"password\\"}"
TICKET=$(call "$API/tickets?limit=1" | grep -oE '"id":"[0-9a-f]{24}"' | head -1 | id)
ORDER=$(call $API/orders -d "{\\"ticketId\\":\\"$TICKET\\"}" | grep -oE '^\\{"id":"[0-9a-f]{24}"' | id)
call $API/payments -d "{\\"token\\":\\"tok_visa\\",\\"orderId\\":\\"$ORDER\\"}"`;

function page(content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ticketing</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
  h1 { font-size: 1.9rem; line-height: 1.2; }
  h2 { font-size: 1.15rem; margin-top: 2rem; }
  pre { padding: 1rem; overflow-x: auto; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .5rem; }
  ul { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
  li { padding: .1rem .7rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 1rem; }
</style>
</head>
<body>${content}
</body>
</html>
`;
}
