#!/usr/bin/env bash
# A field that moves to another subgraph by a percentage cannot be required by a third subgraph. @apollo/composition 2.14.4
# and @theguild/federation-composition 0.27.0 refuse the graph as not satisfiable ("cannot satisfy @require conditions"),
# although one of the two subgraphs resolves the field for each request. Without the label, both compose the same graph:
# such a field has to move at once. Seen with Node 24.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @apollo/composition@2.14.4 @theguild/federation-composition@0.27.0 graphql@16.15.0
cat >seen.mjs <<'SCRIPT'
import { composeServices as apollo } from "@apollo/composition";
import { composeServices as guild } from "@theguild/federation-composition";
import { parse } from "graphql";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@override"])`;
const graph = (override) =>
  Object.entries({
    old: `type Query { parcel: Parcel } type Parcel @key(fields: "id") { id: ID! weight: Int }`,
    fresh: `type Parcel @key(fields: "id") { id: ID! weight: Int ${override} }`,
    rates: `type Parcel @key(fields: "id") { id: ID! weight: Int @external rate: Int @requires(fields: "weight") }`,
  }).map(([name, sdl]) => ({ name, url: `http://${name}.example`, typeDefs: parse(link + sdl) }));

const outcomes = {};
for (const [composer, compose] of Object.entries({ apollo, guild }))
  for (const override of [`@override(from: "old")`, `@override(from: "old", label: "percent(30)")`]) {
    const { errors = [], supergraphSdl } = compose(graph(override));
    outcomes[`${composer} ${override}`] = supergraphSdl ? "composed" : errors.map(({ message }) => message).join("\n");
  }
const refusal = "cannot satisfy @require conditions";
for (const [name, outcome] of Object.entries(outcomes)) {
  const isAsSeen = name.includes("label") ? outcome.includes(refusal) : outcome === "composed";
  console.log(`${name}: ${outcome === "composed" ? outcome : refusal}`);
  if (!isAsSeen) throw new Error(`the behavior has changed: ${outcome}`);
}
SCRIPT
node seen.mjs
