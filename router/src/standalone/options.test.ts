import { describe, expect, test } from "vitest";
import { readOptions } from "./options.js";

const file = "supergraph.graphql";

test("an absent option has a default", () => {
  expect(readOptions(["--supergraph", file], {})).toEqual({
    supergraph: "supergraph.graphql",
    pollMs: 1000,
    registryToken: undefined,
    configFile: undefined,
    port: 4000,
    host: "127.0.0.1",
    forwardedHeaders: ["authorization"],
    timeoutMs: 15_000,
    streamMs: 300_000,
    keySetUrl: undefined,
    cors: undefined,
    sharesInFlight: false,
    showsCauses: true,
    limits: {
      operations: 1,
      tokens: 2000,
      depth: 15,
      aliases: 30,
      rootFields: 20,
      directives: 50,
      fields: 500,
      valueDepth: 10,
      cost: 100_000,
      bodyBytes: 1_048_576,
      introspection: true,
    },
  });
});

test.each<[string, readonly string[], object]>([
  ["--max-depth", ["--max-depth", "20"], { depth: 20, fields: 500 }],
  ["--max-fields", ["--max-fields", "2000"], { fields: 2000 }],
  ["--max-root-fields", ["--max-root-fields", "7"], { rootFields: 7 }],
  ["--max-aliases", ["--max-aliases", "7"], { aliases: 7 }],
  ["--max-directives", ["--max-directives", "7"], { directives: 7 }],
  ["--max-tokens", ["--max-tokens", "9000"], { tokens: 9000 }],
  ["--max-value-depth", ["--max-value-depth", "7"], { valueDepth: 7 }],
  ["--max-cost", ["--max-cost", "700"], { cost: 700 }],
  ["--max-operations", ["--max-operations", "7"], { operations: 7 }],
  ["--max-body-bytes", ["--max-body-bytes", "700"], { bodyBytes: 700 }],
  ["0, which removes a limit", ["--max-cost", "0", "--max-depth", "0"], { cost: Infinity, depth: Infinity }],
])("a limit is set by %s", (_option, more, limits) => {
  expect(readOptions(["--supergraph", file, ...more], {}).limits).toMatchObject(limits);
});

test.each<[string, { NODE_ENV?: string }, readonly string[], boolean]>([
  ["production", { NODE_ENV: "production" }, [], false],
  ["the option", { NODE_ENV: "production" }, ["--introspection", "on"], true],
  ["the option too", {}, ["--introspection", "off"], false],
])("introspection follows %s", (_case, environment, more, introspection) => {
  expect(readOptions(["--supergraph", file, ...more], environment).limits).toMatchObject({ introspection });
});

test("a registry is polled every ten seconds with the token of the environment", () => {
  const options = readOptions(["--supergraph", "https://registry.example/shop"], { SUPERGRAPH_TOKEN: "secret" });
  expect(options).toMatchObject({ pollMs: 10_000, registryToken: "secret" });
});

test.each([
  ["production", { NODE_ENV: "production" }, [], "0.0.0.0"],
  ["HOST", { NODE_ENV: "production", HOST: "10.0.0.7" }, [], "10.0.0.7"],
  ["the option", { HOST: "10.0.0.7" }, ["--host", "::1"], "::1"],
])("the address to listen on follows %s", (_case, environment, more, host) => {
  expect(readOptions(["--supergraph", file, ...more], environment).host).toBe(host);
});

test("header names are converted to lower case", () => {
  const args = ["--supergraph", file, "--forward-header", "X-Tenant", "--forward-header", "Cookie"];
  expect(readOptions(args, {})).toMatchObject({ forwardedHeaders: ["x-tenant", "cookie"] });
});

describe("an invalid command line is reported", () => {
  test.each([
    ["no supergraph", [], /--supergraph FILE is missing/],
    ["an invalid interval", ["--supergraph", file, "--poll-seconds", "often"], /--poll-seconds.*often/],
    ["an invalid port", ["--supergraph", file, "--port", "80a"], /--port.*80a/],
    ["a port too large", ["--supergraph", file, "--port", "70000"], /--port.*70000/],
    ["keys at an invalid address", ["--supergraph", file, "--jwks", "keys.json"], /--jwks.*keys\.json/],
    [
      "a page as an origin",
      ["--supergraph", file, "--cors-origin", "https://a.example/"],
      /--cors-origin.*a\.example\//,
    ],
    ["cookies for all origins", ["--supergraph", file, "--cors-origin", "*", "--cors-credentials"], /origin by name/],
    ["cookies for no origin", ["--supergraph", file, "--cors-credentials"], /--cors-credentials needs --cors-origin/],
    ["a limit that is no number", ["--supergraph", file, "--max-depth", "deep"], /--max-depth.*deep/],
    ["a negative limit", ["--supergraph", file, "--max-cost=-1"], /--max-cost.*-1/],
    ["no operations", ["--supergraph", file, "--max-operations", "0"], /--max-operations.*from 1 to 100/],
    ["no body", ["--supergraph", file, "--max-body-bytes", "0"], /--max-body-bytes.*from 1 /],
    ["neither on nor off", ["--supergraph", file, "--introspection", "yes"], /--introspection is on or off, not "yes"/],
    ["an unknown option", ["--supergraph", file, "--fast"], /--fast/],
  ])("%s", (_what, args, message) => {
    expect(() => readOptions(args, {})).toThrow(message);
  });
});
