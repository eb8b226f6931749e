'use client';

import './globals.css';

/** Shown when the root layout itself fails to render. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Ticketing</title>
        <main className="mx-auto max-w-xl px-4 py-20 text-center">
          <h1 className="text-3xl">We can’t show this right now</h1>
          <p className="mt-4 text-lg text-muted">Something went wrong on our side. Nothing of yours is lost.</p>
          <p className="mt-8">
            <a href="" className="font-semibold underline underline-offset-4">
              Try again
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
