import bowser from "bowser";
import ipaddr from "ipaddr.js";

/** An active sign-in, as its user may see it. */
export interface UserSession {
  readonly id: string;
  readonly userId: string;
  readonly userAgent: string | null;
  /** The network of its last use, not the whole address. */
  readonly clientAddress: string | null;
  readonly createdAt: Date;
  /** The time of the sign-in, or of the newest refresh. */
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

/** The maximum number of listed sessions per user, the last used first. */
export const maxListedSessions = 100;

const maxUserAgentLength = 300;

export function storedUserAgent(userAgent: string | undefined): string | null {
  return userAgent?.slice(0, maxUserAgentLength) ?? null;
}

const networkBits = { ipv4: 24, ipv6: 48 } as const;

/** "203.0.113.77" -> "203.0.113.0/24"; null for an invalid address. The network identifies a place, but no person. */
export function networkOf(clientAddress: string | undefined): string | null {
  if (clientAddress === undefined || !ipaddr.isValid(clientAddress)) return null;
  const address = ipaddr.process(clientAddress);
  const bits = networkBits[address.kind()];
  const network =
    address.kind() === "ipv4"
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString().replace(/%.*$/, "")}/${bits}`);
  return `${network.toString()}/${bits}`;
}

const unknownDevice = "Unknown device";

/** Returns "Firefox on Linux", or the name that a program gives itself. */
export function deviceNameOf(userAgent: string | null): string {
  if (!userAgent) return unknownDevice;
  const { browser, os } = bowser.parse(userAgent);
  if (browser.name) return os.name ? `${browser.name} on ${os.name}` : browser.name;
  const [program = ""] = /^[\w .-]{1,40}/.exec(userAgent) ?? [];
  return program.trim() || unknownDevice;
}
