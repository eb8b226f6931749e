#!/usr/bin/env bash
# Drops the index of orders under which a listing has one order, once no replica from before listings of several runs:
# drop-single-ticket-index.sh. As often as you like. Needs the component of the same name.
. "$(dirname "$0")/lib.sh"

[ $# = 0 ] || fail 'Usage: drop-single-ticket-index.sh, without arguments.'
require_cluster
in_namespace get cronjob orders-drop-single-ticket-index >/dev/null 2>&1 ||
  fail 'There is no CronJob orders-drop-single-ticket-index: take the component drop-single-ticket-index and deploy first.'
run_job orders-drop-single-ticket-index drop-single-ticket-index || fail 'The index was not dropped, for the reason above.'
