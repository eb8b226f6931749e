/** The dependencies that a service reports as missing, the bus included; undefined when it has all of them. */
export async function missingDependencies(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${url}/readyz`);
    const body = await answer.text();
    const { degraded } = JSON.parse(body) as { degraded?: unknown };
    return answer.ok && degraded === undefined ? undefined : body;
  } catch (error) {
    return String(error);
  }
}
