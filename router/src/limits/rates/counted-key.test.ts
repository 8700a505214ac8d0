import { expect, test } from "vitest";
import { countedKey, networkOf } from "./counted-key.js";

test.each([
  ["an IPv4 address counts by itself", "203.0.113.7", "203.0.113.7"],
  ["an IPv4 address mapped into IPv6 counts as IPv4", "::ffff:203.0.113.7", "203.0.113.7"],
  ["an IPv6 address counts by its network", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["a neighboring address is in the same network", "2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["the next network counts separately", "2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ["this machine", "::1", "0:0:0:0::/64"],
  ["a text that is not an address is unchanged", "unknown", "unknown"],
])("%s", (_rule, address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a key is short and differs for different values", () => {
  expect(countedKey("a@x.test")).toMatch(/^[\w-]{22}$/);
  expect(countedKey("a@x.test")).not.toBe(countedKey("b@x.test"));
});
