const startedAt = Date.now();

/** One line for whoever watches, with the seconds since the start. */
export function report(line: string): void {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds} s  ${line}\n`);
}

export function print(text: string): void {
  process.stdout.write(text);
}

export function complain(text: string): void {
  process.stderr.write(`\n${text}\n`);
}

/** Goes on when whoever watched is gone (a closed pipe): the processes must still be kept running, and stopped in order. */
export function outliveTheWatcher(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
