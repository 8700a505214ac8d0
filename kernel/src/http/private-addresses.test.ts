import { expect, test } from "vitest";
import { isPrivateAddress } from "./private-addresses.js";

test.each([
  ["loopback", "127.0.0.1"],
  ["the whole loopback network", "127.255.255.254"],
  ["this host", "0.0.0.0"],
  ["a private network", "10.1.2.3"],
  ["a private network of class B", "172.31.255.255"],
  ["a home network", "192.168.1.1"],
  ["a carrier's network", "100.64.0.1"],
  ["the metadata service of a cloud", "169.254.169.254"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["IPv6 loopback", "::1"],
  ["IPv6 unspecified", "::"],
  ["an IPv6 private network", "fd00::1"],
  ["an IPv6 link-local address", "fe80::1"],
  ["an IPv6 link-local address with a zone", "fe80::1%eth0"],
  ["an IPv6 site-local address", "fec0::1"],
  ["IPv6 multicast", "ff02::1"],
  ["IPv4 in IPv6", "::ffff:127.0.0.1"],
  ["IPv4 in IPv6, in hexadecimal", "::ffff:7f00:1"],
  ["IPv4 behind NAT64", "64:ff9b::7f00:1"],
  ["IPv4 behind 6to4", "2002:7f00:1::"],
  ["IPv4 behind Teredo", "2001:0:7f00:1::"],
  ["no address", "localhost"],
])("%s is refused", (_case, address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  ["an IPv4 address", "93.184.216.34"],
  ["an address beside a private network", "172.32.0.1"],
  ["an address beside the carriers' network", "100.128.0.1"],
  ["an IPv6 address", "2606:2800:220:1:248:1893:25c8:1946"],
])("%s of the internet is allowed", (_case, address) => {
  expect(isPrivateAddress(address)).toBe(false);
});
