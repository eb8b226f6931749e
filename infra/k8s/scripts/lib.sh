# What the scripts for operators share; they source it.
set -euo pipefail

fail() {
  echo "$*" >&2
  exit 1
}

in_namespace() { kubectl --namespace ticketing "$@"; }

# Says in one sentence when there is no cluster to talk to, or nothing of ours in it.
require_cluster() {
  kubectl get namespace ticketing >/dev/null 2>&1 ||
    fail 'kubectl reaches no cluster with the namespace ticketing: see `kubectl config current-context`.'
}

# Makes a Job of the CronJob of the backups and waits for its end: run_backup_job NAME [SCRIPT ARGUMENTS...]. Its name gets
# an ending of its own, so that it can be run again while the one before is still listed.
run_backup_job() {
  local name=$1 job
  shift
  job=$(in_namespace create job "$name" --from cronjob/backup --dry-run=client --output json |
    node -e '
      const job = JSON.parse(require("fs").readFileSync(0));
      const [, ...command] = process.argv;
      if (command.length > 0) job.spec.template.spec.containers[0].command = ["/bin/sh", ...command];
      job.metadata = { ...job.metadata, name: undefined, generateName: `${job.metadata.name}-` };
      job.spec.backoffLimit = 0;
      console.log(JSON.stringify(job));' -- "$@" |
    in_namespace create -f - --output name)
  wait_for_job "$job"
}

# Waits for a Job's end, shows what it said, and fails where it did.
wait_for_job() {
  local job=$1 ended='' deadline=$((SECONDS + 3900))
  until [[ $ended == *Complete* || $ended == *Failed* ]]; do
    [ $SECONDS -lt $deadline ] || fail "$job has not ended: see kubectl --namespace ticketing describe $job"
    sleep "${POLL_SECONDS:-2}"
    ended=$(in_namespace get "$job" --output 'jsonpath={.status.conditions[?(@.status=="True")].type}')
  done
  in_namespace logs "$job" || true
  [[ $ended == *Complete* ]]
}
