#!/usr/bin/env bash
# Runs the marketplace in a kind cluster, as overlays/dev describes it but from the images that are deployed, and buys a
# ticket there: try-in-kind.sh CLUSTER [DIGESTS]. Builds the images, or takes those of a build: DIGESTS is a folder with a
# file for each, named after it, that says where it is (ghcr.io/…/auth@sha256:…).
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster=${1:?Usage: try-in-kind.sh CLUSTER [DIGESTS]}
digests=${2:-}

build() { docker buildx build --load --provenance=false --tag "ticketing/$1:kind" "${@:2}" .; }

for image in auth tickets orders expiration payments confirmation client stand-ins; do
  if [ -n "$digests" ] && [ "$image" != stand-ins ]; then
    reference=$(cat "$digests/$image")
    docker pull "$reference"
    docker tag "$reference" "ticketing/$image:kind"
  else
    case $image in
      client) build "$image" --file client/Dockerfile ;;
      stand-ins) build "$image" --build-arg SERVICE=infra/local/stand-ins ;;
      *) build "$image" --build-arg "SERVICE=$image" ;;
    esac
  fi
  kind load docker-image "ticketing/$image:kind" --name "$cluster"
done

helm upgrade --install ingress-nginx ingress-nginx --version 4.15.1 \
  --repo https://kubernetes.github.io/ingress-nginx --namespace ingress-nginx --create-namespace \
  --set controller.service.type=ClusterIP --wait --timeout 5m

node infra/secrets/main.mjs dev
kubectl apply -f infra/k8s/base/namespace.yaml -f .local/secrets/dev.json

tag() { sed -E 's#image: (ticketing/[a-z-]+)$#image: \1:kind#'; }
kubectl kustomize infra/k8s/overlays/dev | tag | kubectl apply -f -
for workload in $(kubectl --namespace ticketing get deployment,statefulset --output name); do
  kubectl --namespace ticketing rollout status "$workload" --timeout 10m || {
    kubectl --namespace ticketing get pods
    kubectl --namespace ticketing get events --sort-by lastTimestamp | tail -40
    exit 1
  }
done

tag <infra/k8s/jobs/purchase.yaml | kubectl apply -f -
kubectl --namespace ticketing wait --for condition=complete --timeout 5m job/purchase || {
  kubectl --namespace ticketing logs job/purchase
  exit 1
}
kubectl --namespace ticketing logs job/purchase
