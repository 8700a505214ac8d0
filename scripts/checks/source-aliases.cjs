const { readdirSync } = require("node:fs");
const { join } = require("node:path");

// Resolves a package's `exports` to its sources: dependency-cruiser checks those instead of the last build.
const root = join(__dirname, "../..");
const alias = {};
for (const name of ["kernel", "demo", "router", "shop", "tests"]) alias[`@souk/${name}`] = join(root, name, "src");
alias["@souk/embedded-postgres$"] = join(root, "packages/embedded-postgres/src/embedded-postgres.ts");
alias["@souk/embedded-postgres"] = join(root, "packages/embedded-postgres/src");
for (const name of readdirSync(join(root, "subgraphs"))) {
  const sources = join(root, "subgraphs", name, "src");
  alias[`@souk/${name}/graph-types$`] = join(sources, "graph", `${name}-types.ts`);
  alias[`@souk/${name}`] = sources;
}

module.exports = { resolve: { alias } };
