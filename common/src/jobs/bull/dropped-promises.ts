type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

/**
 * Handles the promises of methods that a library calls itself without awaiting them: a failure would otherwise end the
 * process as an unhandled rejection. A caller that does await one still sees the failure. The library has no option for
 * this, so the methods of this one object are wrapped.
 *
 * @param names of methods that return a promise
 * @throws Error when there is no such method, as after an update of the library
 */
export function handleDroppedPromises(target: object, names: string[]): void {
  const methods = target as Methods;
  for (const name of names) {
    const method = methods[name];
    if (typeof method !== 'function') throw new Error(`there is no method ${name} whose promises could be handled`);
    methods[name] = (...args) => {
      const promise = method.apply(target, args);
      promise.catch(() => undefined);
      return promise;
    };
  }
}
