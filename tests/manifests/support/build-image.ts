import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inherited } from '../tools/config';
import { copyFromContext } from './docker-context';
import { flatten, readDockerfile, type Instruction, type Stage } from './dockerfile';

/** What building leaves: a folder in the place of the image's file system, and how its container starts. */
export interface Built {
  folder: string;
  workdir: string;
  env: Record<string, string>;
  command: string[];
}

/**
 * Takes the steps of a Dockerfile on this machine, without Docker: each stage is an empty folder, only the files of the
 * context get in, and the commands are those of the file. What it cannot try is the base images: the Node is this
 * machine's, and the system is not a distroless one.
 */
export class ImageBuilder {
  private readonly scratch = mkdtempSync(path.join(tmpdir(), 'ticketing-image-'));
  private readonly secrets = path.join(this.scratch, 'secrets');
  /** Those with the same steps are built once, whichever file they are in, as Docker's cache has it. */
  private readonly stages = new Map<string, Built>();

  /** What steps with `--mount=type=secret,id=NAME` find in /run/secrets. */
  addSecret(name: string, value: string): void {
    mkdirSync(this.secrets, { recursive: true });
    writeFileSync(path.join(this.secrets, name), value);
  }

  build(file: string, target: string, args: Record<string, string> = {}): Built {
    const platform = { TARGETARCH: process.arch === 'arm64' ? 'arm64' : 'amd64' };
    return this.stage(readDockerfile(file), target, { ...platform, ...args });
  }

  remove(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }

  private stage(stages: Map<string, Stage>, name: string, args: Record<string, string>): Built {
    const key = keyOf(flatten(stages, name), args);
    const known = this.stages.get(key);
    if (known) return known;
    const stage = stages.get(name);
    // A base image: nothing of it is here.
    if (!stage) return { folder: this.newFolder(), workdir: '/', env: {}, command: [] };
    let built = this.copyOf(this.stage(stages, stage.base, args));
    for (const instruction of stage.instructions) built = this.take(instruction, built, stages, args);
    this.stages.set(key, built);
    return built;
  }

  private take(
    { op, text }: Instruction,
    built: Built,
    stages: Map<string, Stage>,
    args: Record<string, string>,
  ): Built {
    const expanded = text.replace(/\$\{(\w+)\}/g, (_all, name: string) => args[name] ?? built.env[name] ?? '');
    switch (op) {
      case 'WORKDIR': {
        mkdirSync(path.join(built.folder, expanded), { recursive: true });
        return { ...built, workdir: expanded };
      }
      case 'ENV': {
        const pairs = expanded.split(/\s+/).map((pair) => pair.split('=') as [string, string]);
        return { ...built, env: { ...built.env, ...Object.fromEntries(pairs) } };
      }
      case 'COPY':
        this.copy(expanded, built, stages, args);
        return built;
      case 'RUN':
        run(expanded.replaceAll('/run/secrets', this.secrets), built, args);
        return built;
      case 'CMD':
      case 'ENTRYPOINT':
        return { ...built, command: JSON.parse(text) as string[] };
      default:
        return built;
    }
  }

  private copy(text: string, built: Built, stages: Map<string, Stage>, args: Record<string, string>): void {
    const words = text.split(/\s+/);
    const flags = words.filter((word) => word.startsWith('--'));
    const paths = words.filter((word) => !word.startsWith('--'));
    const target = path.resolve(built.workdir, paths.pop() ?? '');
    const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length);
    for (const source of paths) {
      const place = path.join(built.folder, target);
      if (from === undefined) copyFromContext(source, place);
      else copyTree(path.join(this.stage(stages, from, args).folder, source), place);
    }
  }

  private copyOf(built: Built): Built {
    const folder = this.newFolder();
    copyTree(built.folder, folder);
    return { ...built, folder };
  }

  private newFolder = (): string => mkdtempSync(path.join(this.scratch, 'stage-'));
}

/** The arguments matter only where a stage takes them. */
function keyOf(instructions: Instruction[], args: Record<string, string>): string {
  return JSON.stringify([instructions, instructions.some(({ op }) => op === 'ARG') ? args : {}]);
}

/** Links in the place of copies: nothing here changes a file that it did not write, and there are many. */
function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  execFileSync('cp', ['--archive', '--link', `${from}/.`, to]);
}

function run(text: string, { folder, workdir, env }: Built, args: Record<string, string>): void {
  // Files have the owner that takes the steps here: only the superuser could give them another.
  const command = `chown() { :; }; ${text.replace(/^(--mount=\S+\s+)+/, '')}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: path.join(folder, workdir),
    env: { PATH: inherited('PATH'), HOME: inherited('HOME'), npm_config_prefer_offline: 'true', ...env, ...args },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}${stderr}`);
}
