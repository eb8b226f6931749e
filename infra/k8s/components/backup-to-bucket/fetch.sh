#!/bin/sh
# Copies one backup from the bucket to $BACKUPS: fetch.sh MOMENT. Without a moment it lists those that there are.
set -eu

moments=$(rclone lsf "bucket:$BUCKET" --dirs-only)
if [ $# = 0 ]; then
  echo "$moments"
  exit 0
fi
moment=$1
echo "$moments" | grep -qxF "$moment/" || {
  echo "There is no $moment in the bucket. There are: $(echo "$moments" | tr '\n' ' ')" >&2
  exit 1
}
unfinished="$BACKUPS/.unfinished-$moment"
rclone copy "bucket:$BUCKET/$moment" "$unfinished" --checksum
rm -rf "${BACKUPS:?}/$moment"
mv "$unfinished" "$BACKUPS/$moment"
echo "$BACKUPS/$moment is complete"
