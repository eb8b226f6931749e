#!/bin/sh
# Copies every whole backup of $BACKUPS that the bucket has not yet. Nothing there is changed or deleted: how long the bucket
# keeps a backup is a rule of its own.
set -eu

rclone copy "$BACKUPS" "bucket:$BUCKET" --filter '- /.unfinished-*/**' --immutable --checksum
echo "The bucket $BUCKET has $(rclone lsf "bucket:$BUCKET" --dirs-only | wc -l) backups"
