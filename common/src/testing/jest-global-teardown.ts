/** Ends the servers of the test run. */
export default async function teardown(): Promise<void> {
  await Promise.all((globalThis.ticketingTestServers ?? []).map((server) => server.stop()));
}
