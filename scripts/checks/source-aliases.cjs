const { existsSync, readdirSync } = require("node:fs");
const { join } = require("node:path");

// Resolves a package's `exports` to its sources: dependency-cruiser checks those instead of the last build.
const root = join(__dirname, "../..");
const alias = {
  "@souk/shop$": join(root, "shop/src/index.ts"),
  "@souk/shop/config$": join(root, "shop/src/project-config.ts"),
};
alias["@souk/payments/provider$"] = join(root, "subgraphs/payments/src/domain/providers/provider-api.ts");
for (const name of ["kernel", "demo", "router", "shop", "tests"]) alias[`@souk/${name}`] = join(root, name, "src");
for (const name of readdirSync(join(root, "packages"))) {
  const sources = join(root, "packages", name, "src");
  const main = ["index.ts", `${name}.ts`].map((file) => join(sources, file)).find((file) => existsSync(file));
  if (main !== undefined) alias[`@souk/${name}$`] = main;
  alias[`@souk/${name}`] = sources;
}
for (const name of readdirSync(join(root, "subgraphs"))) {
  const sources = join(root, "subgraphs", name, "src");
  alias[`@souk/${name}/graph-types$`] = join(sources, "graph", `${name}-types.ts`);
  alias[`@souk/${name}`] = sources;
}

module.exports = { resolve: { alias } };
