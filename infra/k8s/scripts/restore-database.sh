#!/usr/bin/env bash
# Puts a service's database back as it was, or all four: restore-database.sh SERVICE|all MOMENT, with a moment that the volume
# `backups` has a folder for. Looks first whether it is there, stops the service, restores, and starts it again. Of all, none is
# started before each is restored and the bus is empty: what was bought meanwhile would be sold in one and unknown in another.
. "$(dirname "$0")/lib.sh"

USAGE='Usage: restore-database.sh auth|tickets|orders|payments|all MOMENT, as in: restore-database.sh orders 2026-11-23T02-17-00Z'
[ $# = 2 ] || fail "$USAGE"
moment=$2
case $1 in
  all) services=(auth tickets orders payments) ;;
  auth | tickets | orders | payments) services=("$1") ;;
  *) fail "$1 has no database. $USAGE" ;;
esac
[[ $moment =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}-[0-9]{2}-[0-9]{2}Z$ ]] || fail "$moment is no moment. $USAGE"

# An autoscaler lets alone what is scaled to nothing, and brings nothing back by itself.
replicas_of() {
  local replicas
  replicas=$(in_namespace get hpa "$1-autoscaler" --ignore-not-found --output 'jsonpath={.spec.minReplicas}')
  echo "${replicas:-1}"
}

# The commands that start what was stopped.
starts() {
  local service
  for service in "${services[@]}"; do
    echo "  kubectl --namespace ticketing scale deployment/$service-depl --replicas=$(replicas_of "$service")"
  done
}

require_cluster
in_namespace get cronjob backup >/dev/null 2>&1 || fail 'There is no CronJob backup: nothing to restore from.'
for service in "${services[@]}"; do
  in_namespace get "deployment/$service-depl" >/dev/null 2>&1 || fail "There is no deployment/$service-depl."
  run_backup_job "look-$service" backup /scripts/restore.sh --look "$service" "$moment" || fail 'Nothing was changed.'
done

for service in "${services[@]}"; do
  in_namespace scale "deployment/$service-depl" --replicas=0
done
for service in "${services[@]}"; do
  in_namespace wait --for=delete pod --selector "app.kubernetes.io/name=$service,app.kubernetes.io/component=app" --timeout=2m
done

for service in "${services[@]}"; do
  run_backup_job "restore-$service" backup /scripts/restore.sh "$service" "$moment" ||
    fail "The restore of $service failed, and ${services[*]} stay stopped: its database may be half of each. Run this again, or start with:
$(starts)"
done
if [ ${#services[@]} -gt 1 ] && in_namespace get statefulset nats >/dev/null 2>&1; then
  "$(dirname "$0")/wipe-bus.sh" || fail "All is restored and stays stopped. Run wipe-bus.sh, then:
$(starts)"
fi

for service in "${services[@]}"; do
  in_namespace scale "deployment/$service-depl" "--replicas=$(replicas_of "$service")"
done
for service in "${services[@]}"; do
  in_namespace rollout status "deployment/$service-depl" --timeout=5m
done
