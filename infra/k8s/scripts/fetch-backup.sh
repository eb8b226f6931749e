#!/usr/bin/env bash
# Brings a backup from the bucket to the volume `backups`, as into a new cluster: fetch-backup.sh MOMENT. Without a moment it
# lists those that the bucket has. Then restore-database.sh restores from it.
. "$(dirname "$0")/lib.sh"

USAGE='Usage: fetch-backup.sh [MOMENT], as in: fetch-backup.sh 2026-11-23T02-17-00Z'
[ $# -le 1 ] || fail "$USAGE"
[[ ${1:-2026-11-23T02-17-00Z} =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}-[0-9]{2}Z$ ]] || fail "$1 is no moment. $USAGE"

require_cluster
containers=$(in_namespace get cronjob backup --ignore-not-found --output 'jsonpath={.spec.jobTemplate.spec.template.spec.containers[*].name}')
[[ " $containers " == *' upload '* ]] || fail 'The CronJob backup has no bucket: take the component backup-to-bucket and deploy first.'
run_backup_job fetch-backup upload /bucket/fetch.sh "$@" || fail 'Nothing was fetched.'
