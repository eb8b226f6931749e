import { BackendError } from '../../../backend/errors';
import { exportAll } from '../../../backend/exports';

/** Gives the user what the shop keeps, as a file. */
export async function GET(): Promise<Response> {
  try {
    return new Response(JSON.stringify(await exportAll(), undefined, 2), {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="ticketing-account.json"',
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    return Response.json({ errors: error.errors }, { status: error.status });
  }
}
