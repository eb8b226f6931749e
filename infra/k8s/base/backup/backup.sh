#!/bin/sh
# Dumps every database whose address lies in $ADDRESSES (a file each, named after the service) into a folder of
# $BACKUPS named after the moment, and removes folders older than $KEEP_DAYS days.
set -eu

moment=$(date -u +%Y-%m-%dT%H-%M-%SZ)
unfinished="$BACKUPS/.unfinished-$moment"
# What an earlier run was killed over is of no use to anybody.
rm -rf "$BACKUPS"/.unfinished-*
mkdir -p "$unfinished"

for address in "$ADDRESSES"/*; do
  service=$(basename "$address")
  # In a file, not an argument: arguments can be read by every process of the machine.
  config=$(mktemp)
  printf 'uri: "%s"\n' "$(cat "$address")" >"$config"
  mongodump --quiet --config="$config" --gzip --archive="$unfinished/$service.archive.gz"
  rm "$config"
  echo "$service: $(wc -c <"$unfinished/$service.archive.gz") bytes"
done

# A folder without the prefix is a whole backup.
mv "$unfinished" "$BACKUPS/$moment"
find "$BACKUPS" -mindepth 1 -maxdepth 1 -type d -mtime "+$KEEP_DAYS" -exec rm -rf {} +
echo "$BACKUPS/$moment is complete"
