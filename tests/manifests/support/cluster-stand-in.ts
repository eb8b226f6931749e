import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inherited } from '../tools/config';

/**
 * What a `kubectl` must do for the deployment's script, and no more: it notes what is applied, keeps the ConfigMap of the
 * release, and fails a roll-out whose manifests say so. No API server can be had here; the script's own decisions can be
 * tried all the same.
 */
const KUBECTL = `#!/usr/bin/env bash
set -euo pipefail
echo "$*" >>"$STATE/calls"
case "$*" in
  'get namespace ticketing') [ ! -e "$STATE/away" ] ;;
  *'get configmap release'*) file="$STATE/$(sed -E 's/.*configmap (\\S+) .*/\\1/' <<<"$*")"; [ ! -e "$file" ] || cat "$file" ;;
  'apply --dry-run=server'*) ! grep -q 'refused' "$4" ;;
  'apply --dry-run=client'*) echo deployment.apps/orders-depl; grep -oE '^[a-z.]+/[a-z-]+' "$4" || true ;;
  'apply -f '*) cat "$3" >>"$STATE/applied"; cp "$3" "$STATE/current" ;;
  'create configmap release'*) name=$3; { echo "$name"; base64 -w0 <"$(sed -E 's/.*manifests.gz=(\\S+).*/\\1/' <<<"$*")"; } ;;
  'apply --server-side'*) read -r name; cat >"$STATE/$name" ;;
  *'delete --ignore-not-found '*) sed 's/.*--ignore-not-found //' <<<"$*" >>"$STATE/deleted" ;;
  *'get statefulset.apps/'*) echo '2 2 nats-new' ;;
  *'get pods --selector controller-revision-hash'*) [ ! -e "$STATE/pods" ] || cat "$STATE/pods" ;;
  *'delete pod '*) echo "pod/$5" >>"$STATE/deleted" ;;
  *'rollout status deployment.apps/orders-depl'*) ! grep -q 'never ready' "$STATE/current" ;;
  *'rollout status '*) ;;
  *'get pods'*) ;;
  *'get secrets '*) printf '%s\\n' jwt-secret/JWT_KEY nats/url ;;
  *'get persistentvolumeclaims '*) echo 'volume-1 volume-2' ;;
  *'get persistentvolumeclaim data-nats-0 '*) echo volume-1 ;;
  'patch persistentvolume '*) ;;
  *'get cronjob backup '*'containers[*].name'*) [ -e "$STATE/no-bucket" ] || echo upload ;;
  *'get cronjob orders-drop-single-ticket-index'*) [ -e "$STATE/command" ] ;;
  *'get cronjob backup'*) [ ! -e "$STATE/managed" ] ;;
  *'create job '*) echo "{\\"metadata\\":{\\"name\\":\\"$5\\"},\\"spec\\":{\\"template\\":{\\"spec\\":{\\"initContainers\\":[{\\"name\\":\\"backup\\"}],\\"containers\\":[{\\"name\\":\\"upload\\"}]}}}}" ;;
  *'create -f -'*) cat >"$STATE/job"; cat "$STATE/job" >>"$STATE/jobs"; echo >>"$STATE/jobs"; echo job.batch/one ;;
  *'get job.batch/one '*) if grep -q -e "$(cat "$STATE/failing" 2>/dev/null || echo nothing)" "$STATE/job"; then echo 'FailureTarget Failed'; else echo 'SuccessCriteriaMet Complete'; fi ;;
  *'logs job.batch/one'*) echo 'what the Job said' ;;
  *'get deployment/'*-depl*) ;;
  *'get hpa '*-autoscaler*) echo 2 ;;
  *'get statefulset nats'*) [ ! -e "$STATE/managed" ] ;;
  *' scale '* | *' wait '* | *'delete persistentvolumeclaim '*) ;;
  *) echo "unexpected: kubectl $*" >&2; exit 2 ;;
esac
`;

interface JobContainer {
  name: string;
  command?: string[];
}

interface Job {
  metadata: { generateName: string };
  spec: { template: { spec: { initContainers?: JobContainer[]; containers: JobContainer[] } } };
}

/** A folder with that kubectl, and what it has seen. */
export class ClusterStandIn {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'ticketing-cluster-'));

  constructor() {
    writeFileSync(path.join(this.folder, 'kubectl'), KUBECTL);
    chmodSync(path.join(this.folder, 'kubectl'), 0o755);
  }

  /** For the script that is to talk to it. */
  get env(): NodeJS.ProcessEnv {
    return { PATH: `${this.folder}:${inherited('PATH')}`, STATE: this.folder };
  }

  /** Everything that was applied, in order, a line each. */
  get applied(): string[] {
    return this.lines('applied');
  }

  /** Everything that was deleted, in order, a line for each call. */
  get deleted(): string[] {
    return this.lines('deleted');
  }

  /** The pods of StatefulSets, as the script asks for them: owner, name, revision, whether it is ready. */
  set pods(lines: string[]) {
    writeFileSync(path.join(this.folder, 'pods'), lines.map((line) => `${line}\n`).join(''));
  }

  /** What changed something or waited for it, in order, without the namespace. */
  get changes(): string[] {
    return this.lines('calls')
      .map((call) => call.replace('--namespace ticketing ', ''))
      .filter((call) => /^(scale|wait|delete|rollout|create -f|patch)/.test(call));
  }

  /** The Jobs that were created: their names, their containers, and the last one's command where it is not the CronJob's. */
  get jobs(): [string, string[], string[] | undefined][] {
    return this.lines('jobs').map((line) => {
      const { metadata, spec } = JSON.parse(line) as Job;
      const containers = [...(spec.template.spec.initContainers ?? []), ...spec.template.spec.containers];
      return [metadata.generateName, containers.map(({ name }) => name), containers.at(-1)?.command];
    });
  }

  /** From now on a Job in whose manifest that stands fails. */
  failJobs(having: string): void {
    writeFileSync(path.join(this.folder, 'failing'), having);
  }

  /** From now on the stores run outside of the cluster. */
  manageStores(): void {
    writeFileSync(path.join(this.folder, 'managed'), '');
  }

  /** From now on there is the CronJob of a command of orders. */
  addCommand(): void {
    writeFileSync(path.join(this.folder, 'command'), '');
  }

  /** From now on backups are copied to no bucket. */
  removeBucket(): void {
    writeFileSync(path.join(this.folder, 'no-bucket'), '');
  }

  /** From now on there is no such cluster. */
  leave(): void {
    writeFileSync(path.join(this.folder, 'away'), '');
  }

  private lines(name: string): string[] {
    const file = path.join(this.folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
