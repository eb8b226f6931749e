#!/usr/bin/env bash
# Runs the marketplace in a kind cluster, as overlays/dev describes it but from the images that are deployed, and buys a
# ticket there: try-in-kind.sh CLUSTER.
set -euo pipefail
cd "$(dirname "$0")/../.."
cluster=$1

for service in auth tickets orders expiration payments confirmation; do
  docker buildx build --load --build-arg "SERVICE=$service" --tag "ticketing/$service:kind" .
done
docker buildx build --load --build-arg SERVICE=infra/local --tag ticketing/stand-ins:kind .
docker buildx build --load --file client/Dockerfile --tag ticketing/client:kind .
for image in auth tickets orders expiration payments confirmation client stand-ins; do
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
