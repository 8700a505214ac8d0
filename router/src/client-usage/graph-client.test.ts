import { expect, test } from "vitest";
import { graphClientOf } from "./graph-client.js";

test.each<[string, Record<string, string>, string, string]>([
  ["Apollo's headers", { "apollographql-client-name": "web", "apollographql-client-version": "1.2" }, "web", "1.2"],
  ["the other headers", { "graphql-client-name": "kiosk", "graphql-client-version": "7" }, "kiosk", "7"],
  ["Apollo's headers before the others", { "apollographql-client-name": "a", "graphql-client-name": "b" }, "a", ""],
  ["no header", { "user-agent": "curl" }, "unknown", ""],
  ["a version alone", { "graphql-client-version": "7" }, "unknown", ""],
  ["the name of a package", { "graphql-client-name": "@shop/web app" }, "@shop/web app", ""],
  ["an email address", { "graphql-client-name": "ada@example.com" }, "other", ""],
  ["an email address in the version", { "graphql-client-name": "web", "graphql-client-version": "a@b.ca" }, "web", ""],
  ["a text that no program is named", { "graphql-client-name": "<script>" }, "other", ""],
  ["a name that is too long", { "graphql-client-name": "x".repeat(101) }, "other", ""],
])("a request with %s", (_what, headers, name, version) => {
  expect(graphClientOf((header) => headers[header])).toEqual({ name, version });
});
