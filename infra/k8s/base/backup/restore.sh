#!/bin/sh
# Puts one service's database back as it was: restore.sh SERVICE MOMENT, with what backup.sh left in $BACKUPS.
# Collections of the same name are replaced. Stop the service first: what it wrote meanwhile would be mixed in.
set -eu

service=$1
moment=$2
archive="$BACKUPS/$moment/$service.archive.gz"
[ -f "$archive" ] || {
  echo "There is no $archive" >&2
  exit 1
}

config=$(mktemp)
trap 'rm -f "$config"' EXIT
printf 'uri: "%s"\n' "$(cat "$ADDRESSES/$service")" >"$config"
mongorestore --quiet --config="$config" --gzip --archive="$archive" --drop --nsInclude="$service.*"
echo "$service is what it was at $moment"
