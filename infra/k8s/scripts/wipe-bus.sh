#!/usr/bin/env bash
# Empties the bus: wipe-bus.sh. Every service then publishes its last day again, and takes nothing twice.
. "$(dirname "$0")/lib.sh"

[ $# = 0 ] || fail 'Usage: wipe-bus.sh, without arguments.'
require_cluster
in_namespace get statefulset nats >/dev/null 2>&1 || fail 'There is no StatefulSet nats: the bus is not in this cluster.'
volume=$(in_namespace get persistentvolumeclaim data-nats-0 --ignore-not-found --output 'jsonpath={.spec.volumeName}')
# In this order: a claim that a pod uses is deleted when the pod is, and a pod that waits for it never starts.
in_namespace scale statefulset/nats --replicas=0
in_namespace wait --for=delete pod/nats-0 --timeout=2m
# This volume alone is not wanted any more.
[ -z "$volume" ] || kubectl patch persistentvolume "$volume" --patch '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}'
in_namespace delete persistentvolumeclaim data-nats-0 --ignore-not-found --timeout=2m
in_namespace scale statefulset/nats --replicas=1
in_namespace rollout status statefulset/nats --timeout=10m
retain_volumes
