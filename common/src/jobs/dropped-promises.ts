type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>;

/**
 * Has the promises that methods of a library's object return count as handled, where the library itself calls them and
 * drops what they return: a failure that nobody heard of would end the process. Whoever does look at one still sees it.
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
