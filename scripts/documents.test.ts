import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readComposed, readEdges, topologyDocument } from "./topology.ts";

const subgraphs = readdirSync("subgraphs").sort();

describe("docs/STRUCTURE.md", () => {
  const packages = [...subgraphs.map((name) => `subgraphs/${name}/`), "kernel/", "demo/", "router/", "shop/", "tests/"];

  test.each(packages)("names %s", (name) => {
    expect(readFileSync("docs/STRUCTURE.md", "utf8")).toContain(`\`${name}\``);
  });
});

describe("docs/topology.md", () => {
  test("is what `npm run diagram` writes", async () => {
    const composed = readComposed(readFileSync("schema/supergraph.graphql", "utf8"));
    expect(composed).toEqual(subgraphs);
    expect(readFileSync("docs/topology.md", "utf8")).toBe(await topologyDocument(composed, readEdges()));
  });

  test("an operation in a peers folder is an arrow", () => {
    const edge = readEdges().find(({ caller, callee }) => caller === "orders" && callee === "payments");
    expect(edge?.operations).toContain("ChargeOrder");
  });
});

test("each subgraph has a README with its gotchas", () => {
  for (const name of subgraphs) expect(readFileSync(`subgraphs/${name}/README.md`, "utf8")).toContain("## Gotchas");
});
