/** A clock that a test advances. */
export function aClock(start = new Date()) {
  let time = start.getTime();
  return {
    now: () => new Date(time),
    advance: (by: { seconds?: number; days?: number }) => {
      time += ((by.seconds ?? 0) + (by.days ?? 0) * 86_400) * 1000;
    },
  };
}
