import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from './support/paths';
import { runTool, withFile } from './support/run';
import { itNeeds } from './tools/it-needs';

const folder = path.join(root, '.github/workflows');
const files = readdirSync(folder).map((name) => path.join(folder, name));
const texts = files.map((file) => readFileSync(file, 'utf8'));

describe('the workflows', () => {
  itNeeds('actionlint')('are what GitHub takes', () => {
    expect(runTool('actionlint', ...files)).toEqual({ code: 0, output: '' });
  });

  itNeeds('zizmor')('leave nothing open to abuse', () => {
    expect(runTool('zizmor', '--offline', '--quiet', '.github')).toMatchObject({ code: 0 });
  });

  it('use actions by their commit alone, with the version beside it', () => {
    const uses = texts.flatMap((text) => text.match(/uses: .*/g) ?? []).filter((line) => !line.includes('./.github'));
    expect(uses.length).toBeGreaterThan(20);
    for (const line of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('give jobs that run others’ code no secret, and no job more than it needs', () => {
    const workflows = texts.map((text) => parse(text) as { permissions: unknown; jobs: Record<string, object> });
    for (const { permissions, jobs } of workflows) {
      expect(permissions).toEqual({ contents: 'read' });
      for (const job of Object.values(jobs).map((one) => JSON.stringify(one))) {
        if (/npm (ci|run|publish)|npx/.test(job)) expect(job).not.toContain('secrets.');
      }
    }
  });

  it('have one check that stands for all', () => {
    const { jobs } = parse(readFileSync(path.join(folder, 'ci.yml'), 'utf8')) as {
      jobs: Record<string, { needs?: string[]; if?: string }>;
    };
    const { gate, ...others } = jobs;
    expect(gate?.needs).toEqual(Object.keys(others));
    expect(gate?.if).toBe('always()');
  });
});

describe('the images of a deployment', () => {
  const text = readFileSync(path.join(folder, 'deploy.yml'), 'utf8');
  const { jobs } = parse(text) as { jobs: Record<string, { needs?: string | string[] }> };

  it('are built once, then scanned, tried in a cluster and deployed by their digests', () => {
    expect(text.match(/uses: docker\/build-push-action/g)).toHaveLength(1);
    expect(text).toContain('image: registry:${{ steps.name.outputs.name }}@${{ steps.push.outputs.digest }}');
    expect(text).toContain('try-in-kind.sh ticketing digests');
    expect(jobs.deploy?.needs).toEqual(['build', 'cluster']);
  });

  it('are for both platforms, and their origin is proved before they are deployed', () => {
    expect(text).toContain('platforms: linux/amd64,linux/arm64');
    expect(text.indexOf('gh attestation verify')).toBeLessThan(text.indexOf('deploy.sh'));
  });

  it('have the actions of pages under the same names from one build to the next, by a key that no image has', () => {
    expect(text).toMatch(/secrets: \|\n\s+server-actions-key=\$\{\{ secrets\.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY \}\}/);
    // As a file: `env=` in the place of it is refused by builders of the year before.
    expect(readFileSync(path.join(root, 'client/Dockerfile'), 'utf8')).toMatch(
      /^RUN --mount=type=secret,id=server-actions-key \\$/m,
    );
    // As an argument it would stay in the image's history.
    for (const one of texts) expect(one).not.toMatch(/build-args:[^]*?ENCRYPTION_KEY=/);
  });

  it('are scanned as what the scanner reads, where they are not pushed', () => {
    // An archive with attestations has an index at its root, which it refuses.
    const ci = readFileSync(path.join(folder, 'ci.yml'), 'utf8');
    expect(ci).toMatch(/provenance: false\n\s+outputs: type=docker,dest=(\S+)[^]*image: docker-archive:\1/);
    expect(ci).not.toContain('oci-archive');
  });
});

describe('a wrong workflow', () => {
  const workflow = (step: string) =>
    `on: pull_request\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n      - ${step}\n`;

  itNeeds('actionlint')('is found out by what GitHub would refuse', () => {
    const wrong = workflow('run: echo ${{ github.evnt.number }}');
    expect(withFile('wrong.yml', wrong, (file) => runTool('actionlint', file))).toMatchObject({ code: 1 });
  });

  itNeeds('zizmor')('is found out by what could be abused', () => {
    const wrong = workflow('run: echo "${{ github.event.pull_request.title }}"');
    const { code, output } = withFile('wrong.yml', wrong, (file) => runTool('zizmor', '--offline', '--quiet', file));
    expect(code).not.toBe(0);
    expect(output).toContain('template-injection');
  });
});
