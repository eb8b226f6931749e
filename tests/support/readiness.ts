/** What a service lacks by its own word, the bus included, without which it is ready; undefined when it has everything. */
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
