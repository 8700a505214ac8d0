import { expect, test } from "@jest/globals";
import { countedKey, networkOf } from "./counted-key.js";

test.each([
  ["IPv4 counts by itself", "203.0.113.7", "203.0.113.7"],
  ["IPv4 within IPv6 is IPv4", "::ffff:203.0.113.7", "203.0.113.7"],
  ["IPv6 counts by its network", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["its neighbor is of the same", "2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["the next network is another", "2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ["this machine", "::1", "0:0:0:0::/64"],
  ["what is no address is itself", "unknown", "unknown"],
])("%s", (_rule, address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("a key is short, and tells two apart", () => {
  expect(countedKey("a@x.test")).toMatch(/^[\w-]{22}$/);
  expect(countedKey("a@x.test")).not.toBe(countedKey("b@x.test"));
});
