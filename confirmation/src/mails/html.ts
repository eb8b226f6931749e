import escapeHtml from 'escape-html';

/** Writes HTML, with every value put into it escaped: what a seller typed stays text. */
export const html = (parts: TemplateStringsArray, ...values: string[]): string =>
  parts.reduce((written, part, index) => written + escapeHtml(values[index - 1] ?? '') + part);
