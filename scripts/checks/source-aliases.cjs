const { existsSync, globSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

// Resolves each package's `exports` to its sources: dependency-cruiser checks those instead of the last build.
const root = join(__dirname, "../..");
const alias = {};
for (const manifest of globSync("{*,packages/*,subgraphs/*}/package.json", { cwd: root })) {
  const { name, exports: exported = {} } = JSON.parse(readFileSync(join(root, manifest), "utf8"));
  if (!name?.startsWith("@souk/")) continue;
  const folder = join(root, dirname(manifest));
  for (const [path, { default: built, types } = {}] of Object.entries(exported)) {
    const source =
      (built ?? types) && join(folder, (built ?? types).replace("/dist/", "/src/").replace(/\.js$/, ".ts"));
    if (source && !path.includes("*") && existsSync(source)) alias[`${join(name, path)}$`] = source;
  }
  if (existsSync(join(folder, "src"))) alias[name] = join(folder, "src");
}

module.exports = { resolve: { alias } };
