import { expect, test } from "vitest";
import Fastify from "fastify";
import { addSecurityHeaders, storefrontPolicy, storefrontPolicyWith } from "./security-headers.js";

test.each([
  [true, "max-age=31536000"],
  [false, undefined],
])("S2-52: browsers remember to use TLS, in production only (%s)", async (production, header) => {
  await using server = Fastify();
  await addSecurityHeaders(server, production);
  server.get("/", async () => ({}));
  expect((await server.inject("/")).headers["strict-transport-security"]).toBe(header);
});

test("a page of a payment provider allows its origins in their directives alone", () => {
  const policy = storefrontPolicyWith({
    scripts: ["https://js.acme.example", "https://*.js.acme.example"],
    frames: ["http://127.0.0.1:4242"],
    connections: [],
  });
  const changed = policy.split("; ").filter((directive) => !storefrontPolicy.split("; ").includes(directive));
  expect(changed).toEqual([
    "script-src 'self' https://js.acme.example https://*.js.acme.example",
    "frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com http://127.0.0.1:4242",
  ]);
});

test("pages of the storefront play streams that scripts fill, and run no scripts from such addresses", () => {
  const allowed = storefrontPolicy.split("; ").filter((directive) => directive.includes("blob:"));
  expect(allowed).toEqual(["img-src 'self' data: blob: https:", "media-src 'self' blob: https:"]);
});

test.each([["'unsafe-inline'"], ["https:"], ["*"], ["https://a.example; default-src *"], ["https://a.example/path"]])(
  "a source that is no origin is ignored: %s",
  (source) => {
    expect(storefrontPolicyWith({ scripts: [source], frames: [source], connections: [source] })).toBe(storefrontPolicy);
  },
);
