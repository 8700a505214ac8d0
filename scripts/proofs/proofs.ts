/** A check that takes too long for each run of the CI. */
export interface Proof {
  readonly name: string;
  readonly proves: string;
  /** Paths of the repository that can break it, as they begin. */
  readonly inputs: readonly string[];
  /** On two cores without other work. */
  readonly seconds: number;
  /** Commands of the shell, in the root of the repository; each one must succeed. */
  readonly commands: readonly string[];
}

/** The folders of tests that only a proof runs, as a pattern of paths. */
export const proofFolders = "{packages/*/src,scripts/deploy,tests/src}/proofs";

/** Runs test files with the build that the proofs make first, those in folders named `proofs` included. */
const tests = (paths: string, environment = ""): string =>
  `${environment} node scripts/testing/run-tests.ts --proofs ${paths}`.trim();

/** The nightly workflow runs all of them, and `.ci/run` those that are due (`due-proofs.ts`). */
export const proofs: readonly Proof[] = [
  {
    name: "guards",
    proves: "each check of npm run verify reports the omission that it is for",
    inputs: ["scripts/guards/", "scripts/checks/", "scripts/graph/", "scripts/schema/", ".oxlintrc.json", "knip.json"],
    seconds: 140,
    commands: ["npm run verify:guards"],
  },
  {
    name: "new-subgraph",
    proves: "a generated subgraph composes, passes its tests and runs in a shop; the recipes work as written",
    inputs: ["scripts/new-subgraph", "scripts/generate-subgraph", "scripts/recipes", "docs/recipes/"],
    seconds: 140,
    commands: ["npm run new-subgraph:check"],
  },
  {
    name: "packages",
    proves: "the published packages install in an empty folder; the tutorial and npm run dev work there",
    inputs: ["scripts/packages/", "packages/create-souk/", "packages/testing/", "docs/tutorial.md"],
    seconds: 150,
    commands: ["npm run packages:install"],
  },
  {
    name: "upgrade",
    proves: "a project of the last release keeps its data, extensions and tests when it installs these packages",
    inputs: ["scripts/packages/"],
    seconds: 300,
    commands: ["npm run packages:upgrade"],
  },
  {
    name: "docs-site",
    proves: "each link of the documentation site leads somewhere",
    inputs: ["docs/", "tools/site/", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"],
    seconds: 105,
    commands: ["npm run docs:build", tests("tools/site")],
  },
  {
    name: "dependencies",
    proves:
      "no package of production has a known grave fault; each override is needed; the bill of materials is complete",
    inputs: ["package-lock.json", "package.json"],
    seconds: 40,
    commands: ["npm run audit:packages", "npm run overrides:check", "npm run sbom:check"],
  },
  {
    name: "frontends",
    proves: "the example frontends build, sell, and work without our storefront",
    inputs: ["examples/", "packages/client/"],
    seconds: 120,
    commands: [
      "npm ci --prefix examples/next-shop",
      "npm ci --prefix examples/vue-shop",
      tests("tests/src/proofs/other-frontends"),
    ],
  },
  {
    name: "gateways",
    proves: "other gateways of Federation 2 serve our supergraph",
    inputs: ["tests/src/proofs/other-gateways", "tests/src/proofs/gateway-process", "schema/supergraph.graphql"],
    seconds: 45,
    commands: ["npm ci --prefix tools/bench/competitors", tests("tests/src/proofs/other-gateways")],
  },
  {
    name: "read-replica",
    proves: "lists come from a real replica of PostgreSQL, and a client reads its own changes",
    inputs: ["kernel/src/database/replica/", "tests/src/proofs/read-replica"],
    seconds: 20,
    commands: [tests("tests/src/proofs/read-replica kernel/src/database/replica")],
  },
  {
    name: "pooler",
    proves: "a shop works behind PgBouncer",
    inputs: ["kernel/src/database/", "tests/src/proofs/pooler"],
    seconds: 15,
    commands: [tests("tests/src/proofs/pooler kernel/src/database/pooler")],
  },
  {
    name: "redis-cluster",
    proves: "carts, limits and caches survive the death of a master of a Redis Cluster",
    inputs: ["kernel/src/cache/", "subgraphs/cart/src/store/", "tests/src/proofs/redis-cluster"],
    seconds: 30,
    commands: [
      tests("tests/src/proofs/redis-cluster kernel/src/cache"),
      "node scripts/testing/run-tests.ts subgraphs/cart/src/store",
    ],
  },
  {
    name: "crash-points",
    proves: "a checkout ends once and completely, and its webhooks arrive, at whichever of its steps the process dies",
    inputs: [
      "subgraphs/orders/src/domain/",
      "subgraphs/orders/src/jobs/",
      "kernel/src/jobs/",
      "kernel/src/domain-events/",
      "tests/src/resilience/",
    ],
    seconds: 220,
    commands: [tests("tests/src/resilience/crash-points tests/src/resilience/work-after-crash", "CRASH_POINTS=all")],
  },
  {
    name: "alerts",
    proves: "Prometheus accepts the rules; each alert fires when it must, and only then",
    inputs: ["scripts/observability/", "deploy/observability/"],
    seconds: 10,
    commands: [
      "cd deploy/observability/prometheus && promtool check rules souk-rules.yml && promtool test rules souk-rules.test.yml",
    ],
  },
  {
    name: "router-workers",
    proves: "two workers of a router share a port, a plan and the limits; one that dies or hangs is replaced",
    inputs: [
      "router/src/workers/",
      "router/src/run-router.ts",
      "router/src/main.ts",
      "tests/src/proofs/router-workers",
    ],
    seconds: 30,
    commands: [tests("tests/src/proofs/router-workers")],
  },
  {
    name: "troubleshooting",
    proves: "each command of docs/troubleshooting.md shows the cause of its symptom",
    inputs: ["docs/troubleshooting.md", "shop/src/doctor/", "tests/src/proofs/troubleshooting"],
    seconds: 20,
    commands: [tests("tests/src/proofs/troubleshooting")],
  },
  {
    name: "at-rest",
    proves: "a shop that nobody uses sends at most two statements a second",
    inputs: ["kernel/src/jobs/", "kernel/src/database/", "kernel/src/events/", "tests/src/proofs/shop-at-rest"],
    seconds: 35,
    commands: [tests("tests/src/proofs/shop-at-rest")],
  },
  {
    name: "layout-shifts",
    proves: "no page moves while it loads on a slow connection",
    inputs: ["storefront/src/", "router/src/storefront/", "tests/src/proofs/layout-shifts"],
    seconds: 45,
    commands: [tests("tests/src/proofs/layout-shifts")],
  },
  {
    name: "login-burst",
    proves: "a query beside logins does not wait for the work of their passwords",
    inputs: ["subgraphs/accounts/src/domain/credentials/", "subgraphs/accounts/src/password-queue.ts"],
    seconds: 20,
    commands: [tests("tests/src/proofs/login-burst")],
  },
  {
    name: "backup",
    proves: "a backup that is made while a shop sells restores into a shop whose audit finds no difference",
    inputs: [
      "shop/src/backup/",
      "shop/src/audit/",
      "kernel/src/database/",
      "kernel/src/jobs/",
      "tests/src/proofs/backup",
    ],
    seconds: 15,
    commands: [tests("tests/src/proofs/backup")],
  },
  {
    name: "import",
    proves: "the data of the five systems that Souk replaces become a shop, and its audit finds no difference",
    inputs: ["shop/src/import", "subgraphs/", "tests/src/proofs/import"],
    seconds: 15,
    commands: [tests("tests/src/proofs/import")],
  },
  {
    name: "interrupted-start",
    proves: "Ctrl-C ends a start at each of its steps without an error, and leaves no process",
    inputs: [
      "shop/src/start.ts",
      "shop/src/one-process/",
      "kernel/src/process/",
      "packages/embedded-postgres/",
      "tests/src/proofs/interrupted-start",
    ],
    seconds: 15,
    commands: [tests("tests/src/proofs/interrupted-start")],
  },
  {
    name: "killed-processes",
    proves:
      "kill -9 of a shop, or of its database with it, loses no acknowledged change; the next start takes over or recovers",
    inputs: [
      "kernel/src/database/",
      "kernel/src/jobs/",
      "kernel/src/process/",
      "packages/embedded-postgres/",
      "tests/src/proofs/process-kill",
    ],
    seconds: 25,
    commands: [tests("tests/src/proofs/process-kill packages/embedded-postgres/src/proofs/killed-owner")],
  },
  {
    name: "chart",
    proves: "the chart and the overlays render valid Kubernetes objects with each kind of values",
    inputs: ["deploy/helm/", "deploy/kustomize/", "scripts/deploy/", "tools/helm-template/"],
    seconds: 10,
    commands: [tests("scripts/deploy/proofs/rendered-chart")],
  },
  {
    name: "database-script",
    proves:
      "the script for the containers' PostgreSQL makes databases that no other service's role opens, and may run again",
    inputs: ["deploy/postgres/", "tests/src/proofs/database-script", "kernel/src/config/subgraph-addresses"],
    seconds: 15,
    commands: [tests("tests/src/proofs/database-script")],
  },
  {
    name: "compose",
    proves:
      "the services of docker-compose.yml start as processes without a step before, with their own secrets, and sell",
    inputs: [
      "docker-compose.yml",
      "deploy/postgres/",
      "shop/src/keys/",
      "scripts/deploy/smoke",
      "tests/src/proofs/compose-file",
      "tests/src/proofs/run-compose-file",
    ],
    seconds: 30,
    commands: [tests("tests/src/proofs/compose-file")],
  },
  {
    name: "services-restart",
    proves:
      "the processes of npm run services start again on their data, with a project and Redis, and end with their parent",
    inputs: [
      "shop/src/services",
      "shop/src/project-service.ts",
      "kernel/src/project/",
      "kernel/src/keys/",
      "packages/embedded-postgres/",
      "tests/src/processes/",
      "tests/src/proofs/services-restart",
    ],
    seconds: 50,
    commands: [tests("tests/src/proofs/services-restart")],
  },
  {
    name: "hanging-subgraphs",
    proves:
      "a process that hangs delays no request that does not need it, for three of the subgraphs, which the commit chooses",
    inputs: [
      "kernel/src/peers/",
      "router/src/health/",
      "tests/src/proofs/hanging-subgraphs",
      "tests/src/processes/services/hanging-requests",
    ],
    seconds: 120,
    commands: [tests("tests/src/proofs/hanging-subgraphs")],
  },
  {
    name: "lifecycles",
    proves: "orders end without a difference in the audit, for all actions in any order, in 600 generated lives",
    inputs: ["subgraphs/orders/src/domain/", "subgraphs/payments/src/domain/", "subgraphs/shipping/src/domain/"],
    seconds: 300,
    commands: [tests("tests/src/fulfillment/order-lifecycle", "LIFECYCLE_RUNS=600")],
  },
  {
    name: "races",
    proves:
      "parallel payments, refunds and reservations have one winner in 200 rounds, and events stay in order in 20 plans",
    inputs: [
      "subgraphs/orders/src/domain/",
      "subgraphs/orders/src/store/",
      "subgraphs/inventory/src/store/",
      "kernel/src/domain-events/",
    ],
    seconds: 90,
    commands: [
      "RACE_ROUNDS=200 RACE_SECONDS=10 node scripts/testing/run-tests.ts 'payment/races|reservation-races'",
      tests("kernel/src/domain-events/failing-handlers", "EVENT_RUNS=20"),
    ],
  },
  {
    name: "engines",
    proves:
      "our engine answers as Apollo's gateway: 600 generated queries, every mutation, and our clients' queries of each role and without each subgraph; and as one schema for 1,000 random supergraphs",
    inputs: [
      "packages/federation-engine/",
      "tests/src/engines/",
      "tests/src/proofs/generated-queries",
      "tests/src/proofs/engines-",
      "schema/operations.json",
    ],
    seconds: 130,
    commands: [
      tests("packages/federation-engine/src/random-supergraphs", "RANDOM_SUPERGRAPHS=1000"),
      tests("tests/src/proofs/generated-queries tests/src/proofs/engines-client-operations"),
      tests("tests/src/proofs/engines-mutations tests/src/proofs/engines-without-a-subgraph"),
    ],
  },
  {
    name: "fuzz",
    proves:
      "no input of GraphQL or REST gives an internal error, with fifty times as many generated inputs as npm test",
    inputs: ["tests/src/fuzz/", "tests/src/rest/fuzz", "router/src/graphql-http/"],
    seconds: 300,
    commands: [tests("tests/src/fuzz tests/src/rest/fuzz", "FUZZ_TIMES=10")],
  },
  {
    name: "chaos",
    proves: "ten minutes of faults leave no difference in the audit, and Ctrl-C leaves no process",
    inputs: ["tools/chaos/"],
    seconds: 660,
    commands: ["npm run chaos -- --minutes 10", tests("tests/src/proofs/chaos-interrupted")],
  },
];
