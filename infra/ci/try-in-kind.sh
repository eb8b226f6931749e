#!/usr/bin/env bash
# Runs the marketplace in a kind cluster, from the images that are deployed, and buys a ticket there: first as overlays/dev
# describes it, then in production's shape (overlays/kind): try-in-kind.sh CLUSTER [DIGESTS]. Builds the images, or takes those of
# a build: DIGESTS is a folder with a file for each, named after it, that says where it is (ghcr.io/…/auth@sha256:…).
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster=${1:?Usage: try-in-kind.sh CLUSTER [DIGESTS]}
digests=${2:-}
work=$(mktemp -d)
forward=
trap '[ -z "$forward" ] || kill "$forward"; rm -r "$work"' EXIT

build() { docker buildx build --load --provenance=false --tag "ticketing/$1:kind" "${@:2}" .; }

load_images() {
  local image reference
  for image in $(node infra/services/images.mjs) stand-ins; do
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
}

install_controllers() {
  helm upgrade --install ingress-nginx ingress-nginx --version 4.15.1 \
    --repo https://kubernetes.github.io/ingress-nginx --namespace ingress-nginx --create-namespace \
    --set controller.service.type=ClusterIP --wait --timeout 5m
  helm upgrade --install cert-manager oci://quay.io/jetstack/charts/cert-manager --version v1.21.2 \
    --namespace cert-manager --create-namespace --set crds.enabled=true --wait --timeout 5m
}

render() { kubectl kustomize "infra/k8s/overlays/$1" | tag; }
tag() { sed -E 's#image: (ticketing/[a-z-]+)$#image: \1:kind#'; }
in_namespace() { kubectl --namespace ticketing "$@"; }

explain() {
  in_namespace get pods
  in_namespace get events --sort-by lastTimestamp | tail -40
  exit 1
}

try_dev() {
  local workload
  node infra/secrets/main.mjs dev --folder "$work"
  kubectl apply -f infra/k8s/base/namespace.yaml -f "$work/dev.json"
  render dev | kubectl apply -f -
  for workload in $(in_namespace get deployment,statefulset --output name); do
    in_namespace rollout status "$workload" --timeout 10m || explain
  done
  tag <infra/k8s/jobs/purchase.yaml | kubectl apply -f -
  in_namespace wait --for condition=complete --timeout 5m job/purchase || {
    in_namespace logs job/purchase
    explain
  }
  in_namespace logs job/purchase
  kubectl delete namespace ticketing --timeout 5m
}

try_production() {
  export MARKETPLACE_URL=https://localhost:8443 NODE_EXTRA_CA_CERTS=$work/ca.crt
  STRIPE_KEY=sk_test_local STRIPE_PUBLISHABLE_KEY='' STRIPE_WEBHOOK_SECRET=whsec_local SENDGRID_API_KEY=SG.local \
    node infra/secrets/main.mjs prod --folder "$work"
  kubectl apply -f infra/k8s/base/namespace.yaml -f "$work/prod.json" -f infra/k8s/overlays/kind/local-issuer.yaml
  in_namespace wait --for condition=Ready --timeout 2m certificate/local-ca
  in_namespace get secret local-ca --output 'jsonpath={.data.ca\.crt}' | base64 --decode >"$work/ca.crt"
  kubectl --namespace ingress-nginx port-forward service/ingress-nginx-controller 8443:443 >/dev/null &
  forward=$!
  render kind >"$work/release.yaml"
  infra/k8s/scripts/deploy.sh "$work/release.yaml" || explain
  node infra/k8s/jobs/purchase.mjs
}

load_images
install_controllers
try_dev
try_production
