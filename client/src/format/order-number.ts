/** "4f2a 91c0": the last eight digits of an id, which differ most, in a form that can be read aloud. */
export const shortOrderNumber = (id: string): string => `${id.slice(-8, -4)} ${id.slice(-4)}`;
