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
case "$*" in
  *'get configmap release'*) [ ! -e "$STATE/release" ] || cat "$STATE/release" ;;
  'apply -f '*) cat "$3" >>"$STATE/applied"; cp "$3" "$STATE/current" ;;
  'create configmap release'*) base64 -w0 <"$(sed -E 's/.*manifests.gz=(\\S+).*/\\1/' <<<"$*")" ;;
  'apply --server-side'*) cat >"$STATE/release" ;;
  *'get deployment,statefulset'*) echo deployment.apps/orders-depl ;;
  *'rollout status deployment.apps/orders-depl'*) ! grep -q 'never ready' "$STATE/current" ;;
  *'get pods'*) ;;
  *) echo "unexpected: kubectl $*" >&2; exit 2 ;;
esac
`;

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
    const file = path.join(this.folder, 'applied');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
