#!/bin/bash
# Initiates the replica set from its first member, once all three answer, and then only waits for the end of the pod.
set -u

trap 'exit 0' TERM
if [[ $HOSTNAME == *-0 ]]; then
  until mongosh --quiet --nodb /scripts/initiate.js; do sleep 2; done
fi
sleep infinity &
wait
