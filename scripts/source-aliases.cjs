const { readdirSync } = require("node:fs");
const { join } = require("node:path");

// Where the sources are that a package's `exports` name: dependency-cruiser looks at those, not at the last build.
const root = join(__dirname, "..");
const alias = {};
for (const name of ["kernel", "demo", "router", "shop"]) alias[`@souk/${name}`] = join(root, name, "src");
for (const name of readdirSync(join(root, "subgraphs"))) {
  const sources = join(root, "subgraphs", name, "src");
  alias[`@souk/${name}/graph-types$`] = join(sources, "graph", `${name}-types.ts`);
  alias[`@souk/${name}`] = sources;
}

module.exports = { resolve: { alias } };
