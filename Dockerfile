# Two kinds of images. `docker build .` makes the image of all processes; docker-compose.yml says which one a container
# runs. `docker build --target process --build-arg PROCESS=orders .` makes the image of one process.

# the package files alone, so that a change of code does not install anew
FROM node:24-slim AS packages
WORKDIR /packages
COPY . /souk
WORKDIR /souk
RUN cp package-lock.json .npmrc /packages \
 && find . -name package.json -not -path '*/node_modules/*' -exec cp --parents {} /packages \;

FROM node:24-slim AS build
WORKDIR /souk
COPY --from=packages /packages ./
# no package that we use needs its install script but embedded PostgreSQL, which is not for here
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM build AS production-process
ARG PROCESS
RUN node scripts/deploy/keep-production.ts "$PROCESS"

FROM build AS production-all
RUN node scripts/deploy/keep-production.ts all

FROM node:24-slim AS runtime
WORKDIR /souk
ENV NODE_ENV=production
# whatever NODE_ENV a container is given: its own network is all that it listens to
ENV HOST=0.0.0.0
# a new volume at one of these folders gets its owner
RUN install -d -o node -g node /var/lib/souk/media /run/souk

FROM runtime AS process
ARG PROCESS
# media converts videos
RUN if [ "$PROCESS" = media ]; then \
      apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*; \
    fi
# owned by root and only read: what a service keeps is in its database
COPY --from=production-process /souk ./
USER node
CMD ["node", "--enable-source-maps", "main.js"]

FROM runtime AS all
RUN apt-get update && apt-get install -y --no-install-recommends ffmpeg && rm -rf /var/lib/apt/lists/*
COPY --from=production-all /souk ./
USER node
CMD ["node", "--enable-source-maps", "main.js"]
