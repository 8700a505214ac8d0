import { describe, expect, test } from "@jest/globals";
import { deviceNameOf, networkOf } from "./user-session.js";

test.each([
  ["an IPv4 address", "203.0.113.77", "203.0.113.0/24"],
  ["an IPv6 address", "2001:db8:85a3:1::8a2e:370:7334", "2001:db8:85a3::/48"],
  ["an IPv6 address with a zone", "fe80::1%eth0", "fe80::/48"],
  ["an IPv4 address mapped to IPv6", "::ffff:203.0.113.77", "203.0.113.0/24"],
  ["a missing address", undefined, null],
  ["an invalid address", "203.0.113.777", null],
  ["a host name", "localhost", null],
])("the client's address is stored as its network: %s", (_case, address, network) => {
  expect(networkOf(address)).toBe(network);
});

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("the device name", () => {
  test.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/138.0.0.0 Safari/537.36`, "Chrome on Windows"],
    [`Mozilla/5.0 (Linux; Android 15; Pixel 9) ${webkit} Chrome/138.0.0.0 Mobile Safari/537.36`, "Chrome on Android"],
    ["curl/8.5.0", "curl"],
    ["<script>alert(1)</script>", "Unknown device"],
    ["", "Unknown device"],
    [null, "Unknown device"],
  ])("of %s is %s", (userAgent, name) => {
    expect(deviceNameOf(userAgent)).toBe(name);
  });
});
