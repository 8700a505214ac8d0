import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readOptions } from "./options.js";

const file = join(mkdtempSync(join(tmpdir(), "souk-options-")), "supergraph.graphql");
writeFileSync(file, "the supergraph");

test("what is not said has a default", () => {
  expect(readOptions(["--supergraph", file])).toEqual({
    supergraphSdl: "the supergraph",
    port: 4000,
    host: "0.0.0.0",
    planner: undefined,
    forwardedHeaders: ["authorization"],
    timeoutMs: 15_000,
    keySetUrl: undefined,
    sharesInFlight: false,
  });
});

test("headers are known by their names in lower case", () => {
  const args = [
    "--supergraph",
    file,
    "--forward-header",
    "X-Tenant",
    "--forward-header",
    "Cookie",
    "--planner",
    "apollo",
  ];
  expect(readOptions(args)).toMatchObject({ forwardedHeaders: ["x-tenant", "cookie"], planner: "apollo" });
});

describe("what cannot be done is told", () => {
  test.each([
    ["no supergraph", [], /--supergraph FILE is missing/],
    ["a file that is not there", ["--supergraph", "/nowhere/s.graphql"], /nowhere.*cannot be read/],
    ["a port that is none", ["--supergraph", file, "--port", "80a"], /--port.*80a/],
    ["a port too large", ["--supergraph", file, "--port", "70000"], /--port.*70000/],
    ["a planner that nobody knows", ["--supergraph", file, "--planner", "best"], /rust, apollo.*best/],
    ["keys at no address", ["--supergraph", file, "--jwks", "keys.json"], /--jwks.*keys\.json/],
    ["an option that nobody knows", ["--supergraph", file, "--fast"], /--fast/],
  ])("%s", (_what, args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
