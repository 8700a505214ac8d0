import { expect, test } from "@jest/globals";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { signInOriginOf } from "./viewer-session.js";

test.each([
  ["in development", { souk_device: "plain" }, "plain"],
  ["in production", { "__Host-souk_device": "prefixed" }, "prefixed"],
  [
    "in production, where a neighbor set another",
    { souk_device: "plain", "__Host-souk_device": "prefixed" },
    "prefixed",
  ],
  ["nowhere yet", { souk_refresh: "x" }, undefined],
])("a device is known by its cookie %s", (_where, cookies, device) => {
  expect(signInOriginOf({ viewer: { kind: "nobody" }, cookies } as unknown as GraphContext).device).toBe(device);
});
