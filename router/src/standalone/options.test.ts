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
  });
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
    ["an unknown option", ["--supergraph", file, "--fast"], /--fast/],
  ])("%s", (_what, args, message) => {
    expect(() => readOptions(args, {})).toThrow(message);
  });
});
