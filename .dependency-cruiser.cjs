const { Visitor } = require("@swc/core/Visitor.js");

// TypeScript 7 has no JS API, so dependency-cruiser reads the sources by way of swc, whose visitor does not know
// `using` yet. A statement that it does not know is an error and never a silent gap.
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function (node) {
  if (node.type !== "UsingDeclaration") return visitStatement.call(this, node);
  this.visitVariableDeclarators(node.decls);
  return node;
};

const tests = "(\\.test\\.tsx?$|/testing/|^(tests|tools)/)";

/** A rule of the layers; `comment` is what its violation tells the one who broke it. */
const forbidden = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbidden(
      "domain-is-plain",
      "domain/ is plain TypeScript: no framework and no driver, not even by way of kernel/, not even for a type.",
      { path: "^subgraphs/[^/]+/src/domain/", pathNot: tests },
      {
        path: "(^|/)node_modules/(type-graphql|graphql|@graphql-tools|@apollo|typeorm|pg|ioredis|fastify|@fastify|graphile-worker)/",
        reachable: true,
      },
    ),
    forbidden(
      "folders-point-to-domain",
      "graph, jobs -> domain <- store, peers: a room imports itself and domain/. Parts meet in app.ts.",
      { path: "^subgraphs/([^/]+)/src/([^/]+)/", pathNot: tests },
      { path: "^subgraphs/$1/src/", pathNot: "^subgraphs/$1/src/($2|domain)/" },
    ),
    forbidden(
      "checkout-knows-payment",
      "In orders, checkout/ calls payment/, never the other way round: payOrder pays an order without a checkout.",
      { path: "^subgraphs/[^/]+/src/domain/payment/" },
      { path: "^subgraphs/[^/]+/src/domain/checkout/" },
    ),
    forbidden(
      "sql-is-in-store",
      "Nothing but store/ touches a database.",
      { path: "^subgraphs/", pathNot: [tests, "/src/store/"] },
      { path: "node_modules/(typeorm|pg|ioredis)/" },
    ),
    forbidden(
      "app-is-the-end",
      "app.ts wires the parts; only who starts it imports it: main.ts, tests, and by package the shop.",
      { pathNot: [tests, "/src/(main|run-[a-z]+)\\.ts$", "^shop/src/"] },
      { path: "/src/app\\.ts$" },
    ),
    forbidden(
      "subgraphs-meet-in-the-schema",
      "A subgraph knows the others by their schema alone: ask by GraphQL, from peers/.",
      { path: "^subgraphs/([^/]+)/" },
      { path: "^(packages|subgraphs|router|storefront|shop|tests)/", pathNot: "^subgraphs/$1/" },
    ),
    forbidden(
      "packages-by-their-api",
      "Other workspaces import what a package exports: the modules that its package.json names, and testing/.",
      { pathNot: "^packages/" },
      {
        path: "^packages/[^/]+/src/",
        pathNot: "/src/((index|planning|embedded-postgres|free-port|observed-process|operations)\\.ts$|testing/)",
      },
    ),
    forbidden(
      "router-knows-no-subgraph",
      "The router serves the composed schema and reaches each subgraph by GraphQL.",
      { path: "^router/" },
      { path: "^(subgraphs|shop|tests)/" },
    ),
    forbidden(
      "storefront-is-a-client",
      "The storefront is a client of the router like any other: it knows the graph, @souk/client and the types of @souk/storefront, and nothing of who serves it.",
      { path: "^storefront/" },
      {
        path: "^(kernel|demo|packages|subgraphs|router|shop|tests)/",
        pathNot: "^packages/(client|storefront)/",
      },
    ),
    forbidden(
      "storefront-is-a-client",
      "Only tests read the schema: they execute the storefront's operations on it.",
      { path: "^storefront/", pathNot: "/testing/" },
      { path: "^schema/" },
    ),
    forbidden(
      "nobody-imports-the-storefront",
      "The router serves its build; nothing else reaches into it.",
      { pathNot: "^storefront/" },
      { path: "^storefront/" },
    ),
    forbidden(
      "tools-are-not-imported",
      "Benchmarks, chaos and mutants measure and test the product; the product imports none of them.",
      { pathNot: "^tools/" },
      { path: "^tools/" },
    ),
    forbidden(
      "areas-stand-apart",
      "An area of the storefront loads by itself: what two areas need is in ui/ or app/. Their routes are listed in app/routes.tsx.",
      { path: "^storefront/src/areas/([^/]+)/" },
      { path: "^storefront/src/areas/", pathNot: "^storefront/src/areas/$1/" },
    ),
    forbidden(
      "kernel-and-demo-stand-alone",
      "Everything stands on kernel/ and demo/, so they import no other workspace.",
      { path: "^(kernel|demo)/" },
      { path: "^(kernel|demo|subgraphs|router|storefront|shop|tests)/", pathNot: "^$1/" },
    ),
    forbidden(
      "packages-stand-alone",
      "A package of packages/ is usable outside of this repository: it imports no other workspace.",
      { path: "^packages/([^/]+)/", pathNot: "^packages/testing/" },
      {
        path: "^(kernel|demo|packages|subgraphs|router|storefront|shop|tests|tools|schema|scripts)/",
        pathNot: "^packages/$1/",
      },
    ),
    forbidden(
      "testing-by-public-api",
      "@souk/testing stands on what other projects may use, too: @souk/client and the entry of @souk/shop.",
      { path: "^packages/testing/" },
      {
        path: "^(kernel|demo|packages|subgraphs|router|storefront|shop|tests|tools|schema|scripts)/",
        pathNot: "^(packages/(testing|client)/|shop/src/index\\.ts$)",
      },
    ),
    forbidden(
      "kernel-needs-no-package",
      "Only tests of kernel/ and demo/ use packages/, so that a service loads no more than it needs.",
      { path: "^(kernel|demo)/", pathNot: tests },
      { path: "^packages/" },
    ),
    forbidden(
      "apollo-server-on-demand",
      "Apollo Server serves subgraphs in processes of their own: a shop in one process does not load it.",
      { pathNot: [tests, "^(kernel/src/subgraph|router/src/gateway)/apollo/"] },
      {
        path: "^(kernel/src/subgraph|router/src/gateway)/apollo/|node_modules/@apollo/server/",
        // types alone
        pathNot: "/apollo-plugin\\.ts$",
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbidden(
      "tests-are-not-imported",
      "What runs in production imports no test and nothing that is made for tests.",
      { pathNot: tests },
      { path: ["\\.test\\.tsx?$", "/testing/", "^tests/", "node_modules/(?:vitest|@jest)/"] },
    ),
    forbidden(
      "no-cycles",
      "Modules that need each other to load.",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    ),
    forbidden(
      "no-type-cycles",
      "Modules whose types refer to each other: move the shared type to a module of its own. TypeORM needs it for both sides of a relation.",
      { pathNot: "^packages/federation-engine/|-entity\\.ts$" },
      { circular: true },
    ),
    forbidden("resolvable", "There is no such module, so nobody knows what it reaches.", {}, { couldNotResolve: true }),
    forbidden(
      "sources-are-read",
      "This import leads into a build: scripts/checks/source-aliases.cjs must say where its source is.",
      { pathNot: [tests, "(^|/)dist/"] },
      { path: "(^|/)dist/", pathNot: "node_modules/" },
    ),
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    webpackConfig: { fileName: "scripts/checks/source-aliases.cjs" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
