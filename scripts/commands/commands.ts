/** A script of package.json, or a use of one with arguments. */
export interface Command {
  /** As it is typed, without `npm run` except for `start` and `test`. */
  readonly use: string;
  readonly does: string;
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** Every script of package.json. `npm run help` prints them, and `npm run commands` writes docs/commands.md. */
export const commandGroups: readonly CommandGroup[] = [
  {
    title: "Run",
    commands: [
      { use: "start", does: "builds and runs the shop in one process" },
      {
        use: "services",
        does: "runs the same graph as one process per domain; restarts a process that dies; one Ctrl-C ends all",
      },
      {
        use: "dev [-- SERVICE...]",
        does: "runs each service from its sources, and restarts those, or only the named, that loaded a saved file; pages with hot reload",
      },
      {
        use: "router -- --supergraph FILE",
        does: "runs the router alone, for any supergraph of Federation 2; without arguments it prints its options: docs/router/README.md",
      },
      {
        use: "smoke -- URL",
        does: "buys a product in a shop with the demo data, once all its services are up",
      },
      {
        use: "kubernetes:secrets -- --postgres HOST:PORT",
        does: "prints the Secrets of all processes for the Helm chart: docs/operations/kubernetes.md",
      },
      {
        use: "audit",
        does: "compares the data of all databases and exits with 1 on a difference; `--json`, `--metrics`: docs/audit.md",
      },
      {
        use: "souk -- backup --to FOLDER",
        does: "writes an encrypted backup of all databases; `backup verify`, `restore`: docs/operations/backup.md",
      },
      {
        use: "import -- --from SYSTEM --files FOLDER",
        does: "imports users, products, carts, orders and courses of another system; `--dry-run`: docs/migrating/README.md",
      },
      {
        use: "souk -- COMMAND",
        does: "runs a command of the CLI `souk`, such as `doctor`, `token inspect` or `migrate status`: shop/README.md",
      },
    ],
  },
  {
    title: "Build and change",
    commands: [
      { use: "build", does: "compiles all packages and the storefront" },
      {
        use: "graph",
        does: "writes what a change of the schema affects: `schema/`, the types of operations, `schema/operations.json`, and the pages and files that list subgraphs",
      },
      { use: "schema", does: "writes `schema/` from the schema classes" },
      {
        use: "codegen",
        does: "writes the sources that are not committed: the types of all operations and of the tests' REST client, the names of the pages' texts; part of `build`",
      },
      { use: "openapi", does: "writes `schema/openapi.json`" },
      {
        use: "operations",
        does: "writes `schema/operations.json`, the operations of our clients for routers that accept no others: docs/trusted-documents.md",
      },
      { use: "diagram", does: "writes docs/topology.md, the diagram of the calls between services" },
      { use: "error-codes", does: "writes docs/error-codes.md" },
      { use: "events", does: "writes docs/events.md" },
      { use: "acceptance", does: "writes the tests of each promise into docs/acceptance.md" },
      { use: "metrics", does: "writes docs/operations/metrics.md" },
      {
        use: "observability",
        does: "writes the dashboards, the alerts and their tests: docs/operations/monitoring.md",
      },
      { use: "settings", does: "writes docs/settings.md and `.env.example` from the comments in the code" },
      {
        use: "manifests",
        does: "writes the generated files of the Helm chart, and the Kustomize base: docs/operations/kubernetes.md",
      },
      { use: "demo:pictures", does: "writes the pictures of the demo shop from its drawings" },
      {
        use: "demo:videos",
        does: "writes the videos, captions and documents of the demo courses from their texts; needs FFmpeg: demo/README.md",
      },
      { use: "commands", does: "writes docs/commands.md" },
      { use: "help", does: "prints this list" },
      {
        use: "new-subgraph NAME",
        does: "creates a subgraph that composes and passes its tests; `--entity Question`, `--extends Product`: docs/recipes/add-a-subgraph.md",
      },
      {
        use: "docs",
        does: "serves the documentation as a site at http://localhost:5173, and shows changes of docs/ at once",
      },
      {
        use: "docs:build",
        does: "builds the documentation site in tools/site/dist and checks all links between its pages",
      },
      { use: "format", does: "formats all files" },
      { use: "changeset", does: "describes a change for the changelog" },
      { use: "release", does: "turns the changesets into the next version and its section of the changelog" },
      {
        use: "api",
        does: "writes `docs/api/`, the types of the modules that other projects may import: docs/packages.md",
      },
      { use: "packages:publish", does: "publishes the packages whose version the registry lacks: docs/packages.md" },
    ],
  },
  {
    title: "Check",
    commands: [
      { use: "test", does: "runs all tests; `npm test -- subgraphs/cart` runs those of one folder" },
      {
        use: "test:repeat -- FILE --times 50 --load 2",
        does: "runs test files 50 times beside two busy processes, and lists the tests that failed in any run",
      },
      {
        use: "test:times",
        does: "checks that no test file took too long in the last run of all tests, and that no test waits for long without a reason",
      },
      {
        use: "coverage",
        does: "prints which share of each subgraph's domain, store and graph its tests run, in lines and branches; takes four minutes",
      },
      {
        use: "proofs -- NAME",
        does: "runs the checks that take minutes, by default all of them; `--list` explains each; `--due 240` runs those whose inputs changed",
      },
      { use: "verify", does: "runs every check that needs no running shop; `npm run verify -- lint layers` runs two" },
      { use: "format:check", does: "checks the format of all files" },
      { use: "lint", does: "runs the type-aware linter" },
      {
        use: "acceptance:check",
        does: "checks that each promise of docs/acceptance.md has a test, or says what is open",
      },
      {
        use: "structure:check",
        does: "checks that each file of the kernel and of the subgraphs has its place, and counts the modules of each folder",
      },
      { use: "layers", does: "checks the imports between layers and packages" },
      {
        use: "prose",
        does: "checks names, message keys and prose for words that the glossary replaces, and prose for hidden subjects",
      },
      {
        use: "docs:check",
        does: "checks the code blocks of the documents: operations in the graph, types, data and commands",
      },
      { use: "knip", does: "reports unused files, exports and packages" },
      { use: "budgets", does: "checks the compressed JavaScript of a first visit against its budget" },
      {
        use: "schema:check",
        does: "fails when `schema/` is outdated, has a breaking change, or breaks operations of a running shop: docs/client-usage.md",
      },
      {
        use: "schema:usage -- FIELD",
        does: "shows which operations and clients of a running shop use a field: docs/client-usage.md",
      },
      { use: "operations:check", does: "fails when `schema/operations.json` is outdated" },
      {
        use: "openapi:check",
        does: "fails when `schema/openapi.json` is outdated, breaks a public rule, or has a breaking change",
      },
      {
        use: "migrations:check",
        does: "fails when a migration drops or renames what the last release uses (docs/upgrades.md), or its file number is out of order",
      },
      { use: "api:check", does: "fails when `docs/api/` differs from the types of the public modules" },
      { use: "packages:check", does: "packs every package, and checks the files and the types of the tarballs" },
      {
        use: "packages:install",
        does: "publishes to a registry on this machine, creates a project from it, and runs the project",
      },
      { use: "packages:upgrade", does: "upgrades a project with data from the last release to these packages" },
      {
        use: "new-subgraph:check",
        does: "creates a subgraph in a copy of the tree and follows its instructions to the end",
      },
      {
        use: "verify:guards",
        does: "plants omissions in a copy of the tree and checks that the checks above report them",
      },
      {
        use: "mutants",
        does: "changes the rules of a subgraph, one expression at a time, and counts the changes that its tests detect: `npm run mutants -- --subgraph cart`",
      },
      { use: "chaos", does: "runs buyers under faults and then the audit: docs/reliability.md" },
      { use: "audit:http", does: "runs the audits of the GraphQL over HTTP specification against a running router" },
      {
        use: "audit:federation",
        does: "runs the public federation audit: docs/router/plan.md",
      },
      { use: "audit:packages", does: "reports known vulnerabilities of the packages that run in production" },
      { use: "overrides:check", does: "reports overrides in package.json without a reason or an effect" },
      { use: "sbom", does: "prints the bill of materials of the packages that run in production: docs/security.md" },
      { use: "sbom:check", does: "checks that the bill of materials is complete" },
    ],
  },
  {
    title: "Measure",
    commands: [
      {
        use: "bench -- shop",
        does: "compares the shop with plain SQL, and each ratio with the stored one: docs/bench/shop.md",
      },
      { use: "bench -- engine", does: "compares the router's engine with other gateways: docs/bench/engine.md" },
      {
        use: "bench -- answers",
        does: "compares the answers of the router's engine with other gateways: docs/bench/answers.md",
      },
      { use: "bench -- planner", does: "compares Souk's query planner with Hive's: docs/bench/planner.md" },
      { use: "bench -- start", does: "measures the start and the memory of gateways: docs/bench/start.md" },
      { use: "bench -- memory", does: "measures the memory of a shop under load: docs/bench/memory.md" },
      { use: "bench -- pages", does: "measures public pages, stored and rendered: docs/bench/pages.md" },
      { use: "bench -- rest", does: "compares REST calls with the same operations by GraphQL: docs/bench/rest.md" },
      { use: "bench -- search", does: "measures searches of large catalogs: docs/bench/search.md" },
      { use: "bench -- idle", does: "counts the SQL statements of a shop at rest: docs/bench/idle.md" },
      { use: "bench -- auth", does: "measures the verification of tokens; `--json`" },
      { use: "bench -- entities", does: "compares cart pages with and without the entity cache" },
      {
        use: "images:measure",
        does: "measures what the container images add to their base: docs/operations/images.md",
      },
      { use: "screenshots", does: "writes screenshots of the pages to docs/screenshots" },
    ],
  },
];

/** npm runs the scripts `start` and `test` without `run`, but not `test:repeat`. */
export const commandText = (use: string): string =>
  /^(?:start|test)(?: |$)/.test(use) ? `npm ${use}` : `npm run ${use}`;
