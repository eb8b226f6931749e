#!/usr/bin/env bash
# Prints an overlay with the images of a build in it: render.sh OVERLAY DIGESTS, where DIGESTS is a folder with a file for
# each image, named after it, that says where it is (ghcr.io/…/auth@sha256:…).
set -euo pipefail
overlay=$1
digests=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."

# Beside the overlays, since kustomize reads nothing outside of its root but other kustomizations.
release=$(mktemp -d overlays/.release-XXXXXX)
trap 'rm -r "$release"' EXIT
{
  echo 'apiVersion: kustomize.config.k8s.io/v1beta1'
  echo 'kind: Kustomization'
  echo "resources: [../$overlay]"
  echo 'images:'
  for file in "$digests"/*; do
    reference=$(cat "$file")
    echo "  - { name: ticketing/$(basename "$file"), newName: ${reference%@*}, digest: ${reference#*@} }"
  done
} >"$release/kustomization.yaml"

rendered=$(kubectl kustomize "$release")
if grep -qE 'image: ticketing/' <<<"$rendered"; then
  echo "These images have no digest: $(grep -oE 'image: ticketing/\S+' <<<"$rendered" | sort -u | tr '\n' ' ')" >&2
  exit 1
fi
echo "$rendered"
