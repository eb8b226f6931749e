import { z } from 'zod';
import { invalidRequest, type StripeError } from './errors';

/** Parsers for form fields, with Stripe's error messages. */
function complain(context: z.core.$RefinementCtx, message: string, code?: string): never {
  context.addIssue({ code: 'custom', message, ...(code && { params: { code } }) });
  return z.NEVER;
}

export const integer = z.string().transform((text, context) => {
  if (/^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  return complain(context, `Invalid integer: ${text}`, 'parameter_invalid_integer');
});

export const positiveInteger = integer.transform((value, context) =>
  value >= 1 ? value : complain(context, 'This value must be greater than or equal to 1.', 'parameter_invalid_integer'),
);

export const boolean = z.string().transform((text, context) => {
  if (text === 'true' || text === 'false') return text === 'true';
  return complain(context, `Invalid boolean: ${text}`);
});

export const text = z.string().max(5_000);

export const filledText = text.transform((value, context) =>
  value === ''
    ? complain(context, 'You passed an empty string where a value is needed.', 'parameter_invalid_empty')
    : value,
);

const EXPAND = { expand: z.array(z.string()).optional() };

/** The parameters of one call. Unknown ones are rejected, as Stripe does; all calls accept `expand`. */
export function form<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, ...EXPAND });
}

function paramName(path: readonly PropertyKey[]): string {
  const [first = '', ...rest] = path.map(String);
  return first + rest.map((step) => `[${step}]`).join('');
}

function toStripeError(issues: readonly z.core.$ZodIssue[]): StripeError {
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown) {
    const params = unknown.keys.map((key) => paramName([...unknown.path, key]));
    const noun = params.length === 1 ? 'parameter' : 'parameters';
    return invalidRequest(`Received unknown ${noun}: ${params.join(', ')}`, {
      code: 'parameter_unknown',
      ...(params[0] && { param: params[0] }),
    });
  }
  const [issue] = issues;
  const param = paramName(issue?.path ?? []);
  if (issue?.code === 'custom') {
    const code = issue.params?.['code'] as string | undefined;
    return invalidRequest(issue.message, { param, ...(code && { code }) });
  }
  if (issue?.input === undefined) {
    return invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  }
  return invalidRequest(`Invalid ${param}: ${issue.message}`, { param });
}

export function parseParams<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw toStripeError(parsed.error.issues);
  return parsed.data;
}
