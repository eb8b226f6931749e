#!/usr/bin/env bash
# Prints an overlay with the images of a build in it: render.sh OVERLAY DIGESTS, where DIGESTS is a folder with a file for
# each image, named after it, that says where it is (ghcr.io/…/auth@sha256:…).
. "$(dirname "$0")/lib.sh"

USAGE='Usage: render.sh OVERLAY DIGESTS, as in: render.sh prod .local/digests'
[ $# = 2 ] || fail "$USAGE"
overlay=$1
[ -d "$2" ] || fail "There is no folder $2. $USAGE"
digests=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."
[[ $overlay != */* && -f overlays/$overlay/kustomization.yaml ]] ||
  fail "There is no overlay '$overlay': choose one of $(cd overlays && echo *)."
[ -n "$(ls "$digests")" ] || fail "There is no digest in $2: it takes a file for each image, named after it."

# Beside the overlays, since kustomize reads nothing outside of its root but other kustomizations.
release=$(mktemp -d overlays/.release-XXXXXX)
trap 'rm -r "$release"' EXIT
{
  echo 'apiVersion: kustomize.config.k8s.io/v1beta1'
  echo 'kind: Kustomization'
  echo "resources: [../$overlay]"
  echo 'images:'
  for file in "$digests"/*; do
    reference=$(cat "$file" 2>/dev/null) || true
    [[ $reference =~ ^[^@[:space:]]+@sha256:[0-9a-f]{64}$ ]] ||
      fail "$file has no digest: it takes a line like ghcr.io/…/$(basename "$file")@sha256:…"
    echo "  - { name: ticketing/$(basename "$file"), newName: ${reference%@*}, digest: ${reference#*@} }"
  done
} >"$release/kustomization.yaml"

rendered=$(kubectl kustomize "$release")
if grep -qE 'image: ticketing/' <<<"$rendered"; then
  fail "These images have no digest: $(grep -oE 'image: ticketing/\S+' <<<"$rendered" | sort -u | tr '\n' ' ')"
fi
echo "$rendered"
