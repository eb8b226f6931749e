/** For whoever supervises this process: that it lives, not that what it shows can be had. */
export const GET = () => Response.json({ status: 'ok' });
