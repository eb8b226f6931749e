#!/usr/bin/env bash
# Puts a service's database back as it was: restore-database.sh SERVICE MOMENT, with a moment that the volume `backups`
# has a folder for. Looks first whether it is there, stops the service, restores, and starts it again.
. "$(dirname "$0")/lib.sh"

USAGE='Usage: restore-database.sh auth|tickets|orders|payments MOMENT, as in: restore-database.sh orders 2026-11-23T02-17-00Z'
[ $# = 2 ] || fail "$USAGE"
service=$1
moment=$2
[[ $service =~ ^(auth|tickets|orders|payments)$ ]] || fail "$service has no database. $USAGE"
[[ $moment =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}-[0-9]{2}Z$ ]] || fail "$moment is no moment. $USAGE"

require_cluster
in_namespace get cronjob backup >/dev/null 2>&1 || fail 'There is no CronJob backup: nothing to restore from.'
deployment=deployment/$service-depl
in_namespace get "$deployment" >/dev/null 2>&1 || fail "There is no $deployment."
run_backup_job "look-$service" backup /scripts/restore.sh --look "$service" "$moment" || fail 'Nothing was changed.'

# An autoscaler lets alone what is scaled to nothing, and brings nothing back by itself.
replicas=$(in_namespace get hpa "$service-autoscaler" --ignore-not-found --output 'jsonpath={.spec.minReplicas}')
in_namespace scale "$deployment" --replicas=0
in_namespace wait --for=delete pod --selector "app.kubernetes.io/name=$service,app.kubernetes.io/component=app" --timeout=2m

run_backup_job "restore-$service" backup /scripts/restore.sh "$service" "$moment" || fail "The restore failed, and $service stays \
stopped: its database may be half of each. Run this again, or start it with: kubectl --namespace ticketing scale $deployment --replicas=${replicas:-1}"

in_namespace scale "$deployment" "--replicas=${replicas:-1}"
in_namespace rollout status "$deployment" --timeout=5m
