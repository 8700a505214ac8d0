import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { composeSupergraph, type SubgraphToCompose } from "./compose-supergraph.js";
import { committedSdl, ProjectNotComposedError, supergraphFile } from "./supergraph-file.js";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;
const subgraph = (name: string, sdl: string): SubgraphToCompose => ({
  name,
  sdl: `${link} ${sdl}`,
  url: `http://${name}/graphql`,
});
const catalog = subgraph(
  "catalog",
  `type Query { product: Product } type Product @key(fields: "id") { id: ID! name: String! }`,
);

describe("composing", () => {
  test("returns a supergraph with the fields of all subgraphs", async () => {
    const gifts = subgraph("gifts", `type Product @key(fields: "id") { id: ID! wrapping: String }`);
    const composed = await composeSupergraph([catalog, gifts]);
    expect(composed).toMatchObject({ ok: true, supergraph: expect.stringContaining("wrapping: String") });
  });

  test("returns every problem of composition with its code", async () => {
    const gifts = subgraph("gifts", `type Product @key(fields: "id") { id: ID! name: Int } type Gift { of: Missing }`);
    const composed = await composeSupergraph([catalog, gifts]);
    expect(composed.ok || composed.problems).toEqual([
      expect.objectContaining({ code: "INVALID_GRAPHQL", message: expect.stringContaining("Missing") }),
    ]);
  });

  test("names each subgraph whose schema is no GraphQL", async () => {
    const composed = await composeSupergraph([subgraph("gifts", "type {"), catalog, subgraph("wishes", "nothing")]);
    expect(composed.ok || composed.problems.map(({ subgraphs }) => subgraphs)).toEqual([["gifts"], ["wishes"]]);
  });

  test("refuses a field whose absence would remove the parts of other subgraphs from an answer", async () => {
    const gifts = subgraph("gifts", `type Product @key(fields: "id") { id: ID! wrapping: String! }`);
    const composed = await composeSupergraph([catalog, gifts]);
    expect(composed.ok || composed.problems).toEqual([
      expect.objectContaining({ code: "NON_NULL_AT_BORDER", message: expect.stringContaining("Product.wrapping") }),
    ]);
  });

  test("accepts the committed schema of a subgraph", async () => {
    const sdl = await committedSdl("catalog");
    expect(await composeSupergraph([{ name: "catalog", sdl, url: "http://catalog/graphql" }])).toMatchObject({
      ok: true,
    });
  });
});

describe("the file of a composed supergraph", () => {
  test("is written once for the same schemas", async () => {
    const folder = join(await mkdtemp(join(tmpdir(), "souk-composed-")), "composed");
    const file = await supergraphFile(folder, [catalog]);
    expect(await readFile(file, "utf8")).toContain("type Product");
    await writeFile(file, "as it was");
    expect(await supergraphFile(folder, [catalog])).toBe(file);
    expect(await readFile(file, "utf8")).toBe("as it was");
    const other = await supergraphFile(folder, [{ ...catalog, sdl: catalog.sdl.replace("String!", "String") }]);
    expect(other).not.toBe(file);
    expect(await readdir(folder)).toHaveLength(2);
  });

  test("is not written when the subgraphs do not compose", async () => {
    const folder = join(tmpdir(), "souk-never-composed");
    const refused = supergraphFile(folder, [subgraph("gifts", "type {"), subgraph("wishes", "type {")]);
    await expect(refused).rejects.toThrow(ProjectNotComposedError);
    await expect(refused).rejects.toThrow(/gifts[^]*wishes/);
    await expect(stat(folder)).rejects.toThrow("ENOENT");
  });
});
