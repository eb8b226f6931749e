#!/bin/sh
# Puts one service's database back as it was: restore.sh SERVICE MOMENT, with what backup.sh left in $BACKUPS. With --look
# before it, says only whether that is there. Collections of the same name are replaced. Stop the service first: what it
# wrote meanwhile would be mixed in.
set -eu

look=
[ "${1:-}" != --look ] || {
  look=yes
  shift
}
service=$1
moment=$2
archive="$BACKUPS/$moment/$service.archive.gz"
[ -f "$archive" ] || {
  echo "There is no $archive. There are: $(cd "$BACKUPS" && echo *)" >&2
  exit 1
}
[ -f "$ADDRESSES/$service" ] || {
  echo "There is no address of $service" >&2
  exit 1
}
[ -z "$look" ] || exit 0

config=$(mktemp)
trap 'rm -f "$config"' EXIT
printf 'uri: "%s"\n' "$(cat "$ADDRESSES/$service")" >"$config"
mongorestore --quiet --config="$config" ${CA_FILE:+--ssl "--sslCAFile=$CA_FILE"} --gzip --archive="$archive" --drop --nsInclude="$service.*"
echo "$service is what it was at $moment"
