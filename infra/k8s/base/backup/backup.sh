#!/bin/sh
# Dumps every database whose address lies in $ADDRESSES (a file each, named after the service) into a folder of
# $BACKUPS named after the moment, and removes folders older than $KEEP_DAYS days.
set -eu

moment=$(date -u +%Y-%m-%dT%H-%M-%SZ)
unfinished="$BACKUPS/.unfinished-$moment"
# What an earlier run was killed over is of no use to anybody.
rm -rf "$BACKUPS"/.unfinished-*
mkdir -p "$unfinished"

# An address has its password in it: in a file, not an argument, which every process of the machine can read.
config=$(mktemp)
trap 'rm -f "$config"' EXIT

# Orders after the databases that refer to them, accounts last: the dumps are seconds apart, and no ticket may be sold to an
# order that is not in the backup, and no payment be of one. (What orders has and tickets has not, it publishes again.)
services=$(cd "$ADDRESSES" && for service in *; do case $service in
  orders) echo "1 $service" ;;
  auth) echo "2 $service" ;;
  *) echo "0 $service" ;;
esac; done | sort | cut -d ' ' -f 2)
for service in $services; do
  printf 'uri: "%s"\n' "$(cat "$ADDRESSES/$service")" >"$config"
  mongodump --quiet --config="$config" ${CA_FILE:+--ssl "--sslCAFile=$CA_FILE"} --gzip --archive="$unfinished/$service.archive.gz"
  echo "$service: $(wc -c <"$unfinished/$service.archive.gz") bytes"
done

# A folder without the prefix is a whole backup.
mv "$unfinished" "$BACKUPS/$moment"
find "$BACKUPS" -mindepth 1 -maxdepth 1 -type d -mtime "+$KEEP_DAYS" -exec rm -rf {} +
echo "$BACKUPS/$moment is complete"
