import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";

/** What an address counts as: of IPv6 the network of 64 bits, which one customer of a provider has for themselves. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  // an IPv4 address may come mapped into IPv6
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** Of one length, and nobody's address is to be read in a store. */
export function countedKey(value: string): string {
  return createHash("sha256").update(value).digest("base64url").slice(0, 22);
}
