import { expect, test } from "vitest";
import { storefrontPolicy, storefrontPolicyWith } from "./security-headers.js";

test("a page of a payment provider allows its origins in their directives alone", () => {
  const policy = storefrontPolicyWith({
    scripts: ["https://js.acme.example", "https://*.js.acme.example"],
    frames: ["http://127.0.0.1:4242"],
    connections: [],
  });
  const changed = policy.split("; ").filter((directive) => !storefrontPolicy.split("; ").includes(directive));
  expect(changed).toEqual([
    "script-src 'self' https://js.acme.example https://*.js.acme.example",
    "frame-src 'self' http://127.0.0.1:4242",
  ]);
});

test.each([["'unsafe-inline'"], ["https:"], ["*"], ["https://a.example; default-src *"], ["https://a.example/path"]])(
  "a source that is no origin is ignored: %s",
  (source) => {
    expect(storefrontPolicyWith({ scripts: [source], frames: [source], connections: [source] })).toBe(storefrontPolicy);
  },
);
