#!/usr/bin/env bash
# Writes which images run, for Flux or Argo CD to read from git: pin.sh DIGESTS, where DIGESTS is a folder with a file for each
# image, named after it, that says where it is (ghcr.io/…/auth@sha256:…). Commit what it wrote.
set -euo pipefail
[ -d "${1:-}" ] || { echo 'Usage: pin.sh DIGESTS, a folder with a file for each image' >&2; exit 1; }
digests=$(cd "$1" && pwd)
cd "$(dirname "$0")"
images=()
while read -r image; do images+=("$image"); done < <(node ../services/images.mjs)
for image in "${images[@]}"; do
  grep -qE '^[^@]+@sha256:[0-9a-f]{64}$' "$digests/$image" 2>/dev/null ||
    { echo "There is no digest of $image in $digests; nothing was written" >&2; exit 1; }
done
mkdir -p prod
{
  echo '# By pin.sh: production, with the images of one build.'
  echo 'apiVersion: kustomize.config.k8s.io/v1beta1'
  echo 'kind: Kustomization'
  echo 'resources:'
  echo '  - ../../k8s/overlays/prod'
  echo 'images:'
  for image in "${images[@]}"; do
    reference=$(cat "$digests/$image")
    printf '  - name: ticketing/%s\n    newName: %s\n    digest: %s\n' "$image" "${reference%@*}" "${reference#*@}"
  done
} >prod/kustomization.yaml
