import axios from 'axios';

const ANSWER_MS = 5_000;

/** The dependencies that a service reports as missing, the bus included; undefined when it has all of them. */
export async function missingDependencies(url: string): Promise<string | undefined> {
  try {
    const { status, data } = await axios.get<{ degraded?: unknown }>(`${url}/readyz`, {
      timeout: ANSWER_MS,
      validateStatus: () => true,
    });
    return status === 200 && data.degraded === undefined ? undefined : JSON.stringify(data);
  } catch (error) {
    return String(error);
  }
}
