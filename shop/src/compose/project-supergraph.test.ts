import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noProject, projectOf, type ProjectConfig } from "@souk/kernel/project/project";
import { expect, test } from "vitest";
import { withProjectSupergraph } from "./project-supergraph.js";

async function composed(config: ProjectConfig): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "souk-project-"));
  await writeFile(join(folder, "gifts.graphql"), `extend type Product @key(fields: "id") { id: ID! wrap: String }`);
  const project = { ...noProject, file: join(folder, "souk.config.ts"), project: projectOf(config) };
  const { SUPERGRAPH_FILE = "" } = await withProjectSupergraph(
    { DATA_DIR: folder, GIFTS_URL: "http://gifts/" },
    project,
  );
  return readFile(SUPERGRAPH_FILE, "utf8");
}

const gifts = { name: "gifts", url: "GIFTS_URL", schema: "gifts.graphql" };
const ideas = {
  schema: "extend type Product { idea: Money }",
  resolvers: { Product: { idea: () => null } },
};

test("a file beside the configuration and types of the project are composed with the shop", async () => {
  const supergraph = await composed({ subgraphs: [gifts], graph: ideas });
  expect(supergraph).toContain(`@join__graph(name: "gifts", url: "http://gifts/")`);
  expect(supergraph).toMatch(/wrap: String @join__field\(graph: GIFTS\)/);
  expect(supergraph).toMatch(/idea: Money @join__field\(graph: PROJECT\)/);
});

test("every problem is reported at once", async () => {
  const subgraphs = [
    { ...gifts, name: "lost", schema: "missing.graphql" },
    { ...gifts, name: "broken", schema: "type {" },
    { ...gifts, name: "needed", schema: `type Product @key(fields: "id") { id: ID! wrap: String! }` },
  ];
  const refused = composed({ subgraphs, graph: { ...ideas, resolvers: {} } });
  await expect(refused).rejects.toThrow(/SCHEMA_NOT_READ: \[lost\].*missing\.graphql/);
  await expect(refused).rejects.toThrow(/INVALID_GRAPHQL: \[broken\]/);
  await expect(refused).rejects.toThrow("Product.wrap of needed is added to an entity of catalog and must be nullable");
  await expect(refused).rejects.toThrow("Product.idea has no resolver");
});
