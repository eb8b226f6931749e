/**
 * Whether something is known in time: then a page can wait for it and choose its status by it, else it is sent as far as
 * it goes.
 */
export async function settledWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  const known = work.then(
    () => true,
    () => true,
  );
  return Promise.race([known, late]).finally(() => clearTimeout(timer));
}
