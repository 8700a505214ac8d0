#!/usr/bin/env bash
# @graphql-hive/router-query-planner 0.0.38 lets a client's alias overwrite the key of an entity. For
# { product { id: name stock } }, the first fetch asks for "_internal_qp_alias_0: name id", so the key is there; but the
# fetch's own rewrite renames the alias to "id" before the next fetch reads the key "id": its representation has the name
# as the key. With an alias of another name, the plan keeps the key. Seen with Node 24.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @graphql-hive/router-query-planner@0.0.38 @apollo/composition@2.14.4 graphql@16.15.0
cat >seen.mjs <<'SCRIPT'
import { createRequire } from "node:module";
import { composeServices } from "@apollo/composition";
import { parse } from "graphql";

const { QueryPlanner } = createRequire(import.meta.url)("@graphql-hive/router-query-planner");
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const subgraphs = {
  catalog: `type Query { product: Product } type Product @key(fields: "id") { id: ID! name: String }`,
  store: `type Product @key(fields: "id") { id: ID! stock: Int }`,
};
const { supergraphSdl } = composeServices(
  Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: `http://${name}.example`, typeDefs: parse(link + sdl) })),
);
const planner = new QueryPlanner(supergraphSdl);

for (const [alias, overwrites] of [
  ["id", true],
  ["title", false],
]) {
  const plan = await planner.plan(`{ product { ${alias}: name stock } }`, undefined, new Set(), 0);
  const [first, second] = plan.node.nodes;
  const renamed = (first.outputRewrites ?? []).map(({ KeyRenamer }) => KeyRenamer?.renameKeyTo);
  const keys = second.node.requires.flatMap(({ selections }) => selections.map(({ name }) => name));
  const isOverwritten = keys.some((key) => renamed.includes(key));
  console.log(`${first.operation} renames to ${renamed.join() || "nothing"}, then the key is ${keys.join()}`);
  if (isOverwritten !== overwrites) throw new Error(`the behavior has changed: ${JSON.stringify(plan)}`);
}
SCRIPT
node seen.mjs
