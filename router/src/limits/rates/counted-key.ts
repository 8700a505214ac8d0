import { createHash } from "node:crypto";
import ipaddr from "ipaddr.js";

/**
 * Returns the network that an address counts as. For IPv6 this is the /64 network, because a provider gives one
 * customer a whole /64. Text that is not an address is returned unchanged.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  // an IPv4 address may be mapped into IPv6
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** Returns a digest of fixed length, so that the store contains no addresses in plain text. */
export function countedKey(value: string): string {
  return createHash("sha256").update(value).digest("base64url").slice(0, 22);
}
