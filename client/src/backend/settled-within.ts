/** Whether a promise settles in time. Until a page is sent, its status can still depend on the result. */
export async function settledWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  const known = work.then(
    () => true,
    () => true,
  );
  return Promise.race([known, late]).finally(() => clearTimeout(timer));
}
