import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths';

export interface Instruction {
  op: string;
  text: string;
}

export interface Stage {
  base: string;
  instructions: Instruction[];
}

/** The stages of a Dockerfile, by their names. */
export function readDockerfile(file: string): Map<string, Stage> {
  const lines = readFileSync(path.join(root, file), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages = new Map<string, Stage>();
  let current: Stage | undefined;
  for (const line of lines) {
    const [, op = '', text = ''] = /^(\w+) (.*)$/.exec(line) ?? [];
    if (op === 'FROM') {
      const [base = '', , name = ''] = text.replace(/^--\S+ /, '').split(' ');
      current = { base, instructions: [] };
      stages.set(name, current);
    } else current?.instructions.push({ op, text });
  }
  return stages;
}

/** Everything that a stage consists of, from its base image on. */
export function flatten(stages: Map<string, Stage>, name: string): Instruction[] {
  const stage = stages.get(name);
  if (!stage) return [{ op: 'FROM', text: name }];
  return [...flatten(stages, stage.base), ...stage.instructions];
}
