#!/usr/bin/env bash
# Dumps all databases now, as the CronJob `backup` does every night: backup-now.sh. As often as you like.
. "$(dirname "$0")/lib.sh"

[ $# = 0 ] || fail 'Usage: backup-now.sh, without arguments: it dumps all databases.'
require_cluster
in_namespace get cronjob backup >/dev/null 2>&1 ||
  fail 'There is no CronJob backup: is MongoDB a managed one here? Then its provider backs it up.'
run_backup_job backup-now || fail 'The backup failed; what it said stands above. The backups before are as they were.'
# The first backup binds the claim of their volume.
retain_volumes
