#!/bin/bash
# Starts a member of the replica set: start.sh ARGUMENTS-OF-MONGOD. The first member creates the users, through the image's entry
# point, where its volume is empty; the others get everything from it and have to begin with nothing.
set -euo pipefail

set_name=${HOSTNAME%-*}
# mongod refuses a key that others may read, and a Secret's files belong to root.
install -m 400 /run/secrets/replica-set/key /tmp/replica-set-key
start=()
[ "$HOSTNAME" != "$set_name-0" ] || start=(docker-entrypoint.sh)
exec "${start[@]}" mongod "$@" --replSet "$set_name" --keyFile /tmp/replica-set-key
