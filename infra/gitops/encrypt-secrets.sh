#!/usr/bin/env bash
# Writes the Secrets that `npm run secrets` made, encrypted for git, a file each: encrypt-secrets.sh AGE-PUBLIC-KEY [FILE].
# Needs SOPS 3.9 or later, and jq. Commit what it wrote; FILE itself stays out of git.
set -euo pipefail
[[ ${1:-} == age1* ]] || { echo 'Usage: encrypt-secrets.sh AGE-PUBLIC-KEY [FILE], the key as age-keygen prints it (age1…)' >&2; exit 1; }
here=$(cd "$(dirname "$0")" && pwd)
file=${2:-$here/../../.local/secrets/prod.json}
[ -f "$file" ] || { echo "There is no $file: npm run secrets -- prod" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
for name in $(jq -r '.items[].metadata.name' "$file"); do
  jq --arg name "$name" '.items[] | select(.metadata.name == $name)' "$file" |
    sops encrypt --age "$1" --encrypted-regex '^data$' --input-type json --output-type yaml --filename-override "$name.yaml" \
      /dev/stdin >"$work/$name.yaml"
done
# All of them or none.
mkdir -p "$here/secrets"
mv "$work"/*.yaml "$here/secrets/"
