# syntax=docker/dockerfile:1
# One file for all services, and for the stand-ins of development: SERVICE is the folder (auth, …, infra/local/stand-ins).
# Targets: `production`, the default, and `dev`, whose sources Skaffold replaces while it runs.

# The stages that install and compile run on the builder's own platform, whichever the image is for.
FROM --platform=$BUILDPLATFORM node:24.21.0-trixie-slim@sha256:8ec5d7557396cfe32d21c3f9c13072355ceab22b584578ca4bb28af31120cffe AS builder

# The lockfile and the package.json of every workspace. Nothing else decides what is installed, so a change of the sources
# leaves the layers below in the cache.
FROM builder AS package-manifests
WORKDIR /context
COPY . ./
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete \
    && find . -type d -empty -delete

FROM builder AS manifests
WORKDIR /app
COPY --from=package-manifests /context/ ./

FROM manifests AS dependencies
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts

FROM dependencies AS build
ARG SERVICE
COPY tsconfig.base.json ./
COPY common/ common/
COPY ${SERVICE}/ ${SERVICE}/
# What only tests, compilers and debuggers read stays here. (The stand-ins use nothing of common, and leave its folder empty.)
RUN npx tsc -b ${SERVICE} \
    && mkdir -p common/dist \
    && find common/dist ${SERVICE}/dist -type d -name testing -prune -exec rm -r {} + \
    && find common/dist ${SERVICE}/dist -type f '(' -name '*.d.ts' -o -name '*.map' -o -name '*.tsbuildinfo' ')' -delete

FROM manifests AS production-dependencies
ARG SERVICE
ARG TARGETARCH
# Types, source maps and guides of packages are a third of their weight, and nothing that runs reads them. npm links the
# workspaces of development dependencies, too; of those links common's alone leads anywhere.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --omit=dev --workspace ${SERVICE} \
        --cpu="$([ "$TARGETARCH" = arm64 ] && echo arm64 || echo x64)" \
    && find node_modules -type f '(' -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -name '*.map' \
        -o -name '*.md' ! -iname 'licen[cs]e*' ')' -delete \
    && find node_modules/@ticketing -type l ! -name common -delete

# For the cluster on this machine: its platform is the builder's.
FROM dependencies AS dev
ARG SERVICE
COPY tsconfig.base.json ./
COPY --chown=65532:65532 infra/docker/tsconfig.dev.json infra/docker/
COPY --chown=65532:65532 common/ common/
COPY --chown=65532:65532 ${SERVICE}/ ${SERVICE}/
ENV SERVICE=${SERVICE}
USER 65532:65532
EXPOSE 3000
# Compiles on the fly and restarts when a file of the service or of common is saved.
ENTRYPOINT ["sh", "-c", "exec node_modules/.bin/tsx watch --clear-screen=false --tsconfig infra/docker/tsconfig.dev.json $SERVICE/src/index.ts"]

FROM gcr.io/distroless/nodejs24-debian13:nonroot@sha256:bb6b03d81066993293a10feda7250e8e1cc034035fe9b61cfceededa7c8bf04d AS production
ARG SERVICE
WORKDIR /app
ENV NODE_ENV=production
COPY --from=production-dependencies /app/node_modules/ node_modules/
COPY --from=production-dependencies /app/common/ common/
COPY --from=production-dependencies /app/${SERVICE}/ ${SERVICE}/
COPY --from=build /app/common/dist/ common/dist/
COPY --from=build /app/${SERVICE}/dist/ ${SERVICE}/dist/
WORKDIR /app/${SERVICE}
USER 65532:65532
EXPOSE 3000
# The image's entry point is node itself: it gets the signals, and there is no shell to be had.
CMD ["dist/index.js"]
