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

# Has the volumes of all claims stay when a claim is deleted: most classes delete them by default, and the data with them.
retain_volumes() {
  local volume
  for volume in $(in_namespace get persistentvolumeclaims --output 'jsonpath={.items[*].spec.volumeName}'); do
    kubectl patch persistentvolume "$volume" --patch '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'
  done
}

# Creates a Job from the CronJob `backup` and waits for its end, as run_job does.
run_backup_job() { run_job backup "$@"; }

# Creates a Job from a CronJob and waits for its end: run_job CRONJOB NAME [CONTAINER SCRIPT ARGUMENTS...], where CONTAINER
# alone runs, with another script. Its name gets a suffix, so that it can be run again while the last one is listed.
run_job() {
  local from=cronjob/$1 name=$2 job
  shift 2
  job=$(in_namespace create job "$name" --from "$from" --dry-run=client --output json |
    node -e '
      const job = JSON.parse(require("fs").readFileSync(0));
      const [, container, ...command] = process.argv;
      const pod = job.spec.template.spec;
      if (container) {
        const all = [...(pod.initContainers ?? []), ...pod.containers];
        pod.containers = [{ ...all.find(({ name }) => name === container), command: ["/bin/sh", ...command] }];
        delete pod.initContainers;
      }
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
  in_namespace logs "$job" --all-containers || true
  [[ $ended == *Complete* ]]
}
