import { readFileSync, writeFileSync } from "node:fs";
import { readComposed, readEdges, topologyDocument } from "./topology.ts";

const composed = readComposed(readFileSync("schema/supergraph.graphql", "utf8"));
writeFileSync("docs/topology.md", await topologyDocument(composed, readEdges()));
