import escapeHtml from 'escape-html';

/** A piece of HTML, as it is sent. */
export class Html {
  constructor(readonly source: string) {}
}

/** Writes HTML and escapes every text in it, such as the title that a seller typed. */
export const html = (parts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html =>
  new Html(parts.reduce((written, part, index) => written + sourceOf(values[index - 1] ?? '') + part));

function sourceOf(value: string | Html | Html[]): string {
  if (Array.isArray(value)) return value.map(sourceOf).join('\n');
  return value instanceof Html ? value.source : escapeHtml(value);
}
