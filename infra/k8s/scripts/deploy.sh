#!/usr/bin/env bash
# Applies rendered manifests, waits for the roll-out, looks whether the marketplace at $MARKETPLACE_URL works, and goes
# back to the release before where it does not: deploy.sh MANIFESTS, or deploy.sh --back for the release before the one
# that runs. What worked is kept in the cluster, in the ConfigMaps `release` and `release-before`, so that images and
# manifests go back together. What a release no longer has is deleted once it works, but for claims and their volumes.
. "$(dirname "$0")/lib.sh"

[ $# = 1 ] || fail 'Usage: MARKETPLACE_URL=https://… deploy.sh MANIFESTS|--back'
[ -n "${MARKETPLACE_URL:-}" ] || fail 'Set MARKETPLACE_URL to where the marketplace is, as in https://tickets.example.com'
# The look at the marketplace comes last: what it cannot look at would undo a release that works.
[[ $MARKETPLACE_URL =~ ^https?://[^/?#@[:space:]]+/?$ ]] ||
  fail "MARKETPLACE_URL is no address of a marketplace, as https://tickets.example.com is: $MARKETPLACE_URL"
scripts=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
before=$work/before
manifests=$work/manifests

read_release() {
  in_namespace get configmap "$1" --ignore-not-found --output 'jsonpath={.binaryData.manifests\.gz}' |
    base64 --decode | { gunzip 2>/dev/null || true; }
}

keep_release() {
  gzip --best --no-name --stdout "$2" >"$work/manifests.gz"
  # On the server's side, since the annotation that an apply leaves otherwise would be too long.
  kubectl create configmap "$1" --namespace ticketing --from-file "manifests.gz=$work/manifests.gz" \
    --dry-run=client --output yaml | kubectl apply --server-side --force-conflicts -f -
}

names_of() { kubectl apply --dry-run=client -f "$1" --output name | sort -u; }

# A StatefulSet waits for ever for a pod that a wrong version broke, even once that version is taken back.
replace_broken_pods() {
  local store=$1 status revision
  until status=$(in_namespace get "$store" --output 'jsonpath={.metadata.generation} {.status.observedGeneration} {.status.updateRevision}') &&
    [[ $status =~ ^([0-9]+)\ ([0-9]+)\ (.+)$ && ${BASH_REMATCH[1]} -le ${BASH_REMATCH[2]} ]]; do sleep 1; done
  revision=${BASH_REMATCH[3]}
  in_namespace get pods --selector controller-revision-hash --output 'jsonpath={range .items[*]}{.metadata.ownerReferences[0].name} {.metadata.name} {.metadata.labels.controller-revision-hash} {.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' |
    while read -r owner pod of ready; do
      [[ $owner == "${store##*/}" && $of != "$revision" && $ready != True ]] || continue
      in_namespace delete pod "$pod" --wait=false
    done
}

roll_out() {
  kubectl apply -f "$1" || return
  local workload workloads
  workloads=$(names_of "$1" | grep -E '^(deployment|statefulset)\.apps/') || return
  for workload in $workloads; do
    [[ $workload != statefulset* ]] || replace_broken_pods "$workload"
  done
  for workload in $workloads; do
    in_namespace rollout status "$workload" --timeout "${ROLLOUT_TIMEOUT:-10m}" || return
  done
}

# prune FROM TO: deletes what the manifests FROM have and TO have not.
prune() {
  local gone
  gone=$(comm -23 <(names_of "$1") <(names_of "$2") | grep -vE '^(namespace|secret|persistentvolumeclaim)/') || return 0
  # shellcheck disable=SC2086 # a name each
  in_namespace delete --ignore-not-found $gone
}

# The keys of Secrets that the manifests read and the namespace lacks: without them pods wait, and the roll-out with them.
missing_secrets() {
  comm -23 \
    <(awk '
        function finish() { if (name != "" && !optional) print name "/" key; within = 0; name = key = optional = "" }
        within && !/^ *(name|key|optional):/ { finish() }
        /secretKeyRef:/ { within = 1; next }
        within { if ($1 == "name:") name = $2; else if ($1 == "key:") key = $2; else optional = ($2 == "true") }
        END { finish() }' "$1" | sort -u) \
    <(in_namespace get secrets --output 'go-template={{range .items}}{{$name := .metadata.name}}{{range $key, $value := .data}}{{$name}}/{{$key}}{{"\n"}}{{end}}{{end}}' | sort -u)
}

require_cluster
read_release release >"$before"
if [ "$1" = --back ]; then
  read_release release-before >"$manifests"
  [ -s "$manifests" ] || fail 'There is no release before to go back to; nothing was changed.'
else
  [ -s "$1" ] || fail "There is nothing in $1; nothing was changed."
  cp "$1" "$manifests"
fi
missing=$(missing_secrets "$manifests")
[ -z "$missing" ] || fail "These Secrets are missing: ${missing//$'\n'/, }. Make them (npm run secrets) and apply them; nothing was changed."
kubectl apply --dry-run=server -f "$manifests" >/dev/null ||
  fail 'The cluster refuses these manifests, for the reason above; nothing was changed.'

if roll_out "$manifests" && node "$scripts/../jobs/purchase.mjs" --read-only; then
  if [ -s "$before" ] && ! cmp -s "$before" "$manifests"; then
    keep_release release-before "$before"
    prune "$before" "$manifests"
  fi
  keep_release release "$manifests"
  retain_volumes || echo 'The volumes could not be kept from being deleted with their claims: see the guide, "Back up and restore".' >&2
  exit 0
fi

in_namespace get pods >&2 || true
if [ -s "$before" ]; then
  echo 'It does not work: going back to the release before.' >&2
  roll_out "$before" && prune "$manifests" "$before"
else
  echo 'It does not work, and there is no release before to go back to.' >&2
fi
exit 1
