import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSettings, type Environment } from "@souk/kernel/config/config-reader";
import { parse, type OperationDefinitionNode } from "graphql";
import { operationId } from "./canonical-document.js";
import { readManifest } from "./operation-manifest.js";
import { readDocumentTrust } from "./trusted-documents-setting.js";

const folder = mkdtempSync(join(tmpdir(), "souk-manifests-"));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (environment: Environment = {}) => readSettings("router", environment, readDocumentTrust);

function fileWith(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const manifestOf = (...bodies: string[]) => ({
  format: "apollo-persisted-query-manifest",
  version: 1,
  operations: bodies.map((body, index) => ({ id: `own-${index}`, name: "A", type: "query", body })),
});

function idOf(text: string): string {
  const document = parse(text);
  return operationId(document, document.definitions[0] as OperationDefinitionNode);
}

test("by default no operation is refused, and the project's operations are known", () => {
  const { mode, documents } = read();
  expect(mode).toBe("off");
  const [first] = readManifest("schema/operations.json").operations;
  expect(documents.textOf(first?.id ?? "")).toBe(first?.body);
});

test("several files are merged, with any format of ids", () => {
  const files = [fileWith(manifestOf("query A { me { id } }")), fileWith(manifestOf("query B{me{email}}"))];
  const { mode, documents } = read({ TRUSTED_DOCUMENTS: "only", TRUSTED_DOCUMENTS_FILES: files.join(", ") });
  expect(mode).toBe("only");
  expect(
    [idOf("query A{me{id}}"), idOf("query B { me { email } }"), idOf("{ me { id } }")].map((id) => documents.has(id)),
  ).toEqual([true, true, false]);
});

describe("a wrong setting is reported", () => {
  test.each([
    ["an unknown mode", { TRUSTED_DOCUMENTS: "some" }, /TRUSTED_DOCUMENTS +"some" must be one of off, log, only/],
    ["no file", { TRUSTED_DOCUMENTS_FILES: "/none.json" }, /"\/none.json" is no manifest/],
    ["no JSON", { TRUSTED_DOCUMENTS_FILES: fileWith("{") }, /is no manifest/],
    ["another format", { TRUSTED_DOCUMENTS_FILES: fileWith({ ...manifestOf(), format: "x" }) }, /is no manifest/],
    ["no GraphQL", { TRUSTED_DOCUMENTS_FILES: fileWith(manifestOf("query {")) }, /cannot be parsed/],
  ])("%s", (_what, environment, complaint) => {
    expect(() => read(environment)).toThrow(complaint);
  });
});
