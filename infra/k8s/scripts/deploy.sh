#!/usr/bin/env bash
# Applies rendered manifests, waits for the roll-out, looks whether the marketplace at $MARKETPLACE_URL works, and goes
# back to the release before where it does not: deploy.sh MANIFESTS. What worked is kept in the cluster, in the ConfigMap
# `release`, so that images and manifests go back together.
set -euo pipefail
manifests=$1
scripts=$(cd "$(dirname "$0")" && pwd)
before=$(mktemp)
trap 'rm "$before"' EXIT

in_namespace() { kubectl --namespace ticketing "$@"; }

read_release() {
  in_namespace get configmap release --ignore-not-found --output 'jsonpath={.binaryData.manifests\.gz}' |
    base64 --decode | { gunzip 2>/dev/null || true; }
}

keep_release() {
  gzip --best --no-name --stdout "$1" >"$before.gz"
  # On the server's side, since the annotation that an apply leaves otherwise would be too long.
  kubectl create configmap release --namespace ticketing --from-file "manifests.gz=$before.gz" \
    --dry-run=client --output yaml | kubectl apply --server-side --force-conflicts -f -
  rm "$before.gz"
}

roll_out() {
  kubectl apply -f "$1" || return
  local workload
  for workload in $(in_namespace get deployment,statefulset --output name); do
    in_namespace rollout status "$workload" --timeout 10m || return
  done
}

read_release >"$before"
if roll_out "$manifests" && node "$scripts/../jobs/purchase.mjs" --read-only; then
  keep_release "$manifests"
  exit 0
fi

in_namespace get pods >&2 || true
if [ -s "$before" ]; then
  echo 'It does not work: going back to the release before.' >&2
  roll_out "$before"
else
  echo 'It does not work, and there is no release before to go back to.' >&2
fi
exit 1
