import bowser from "bowser";
import ipaddr from "ipaddr.js";

/** A sign-in that goes on, as its user may see it. */
export interface UserSession {
  readonly id: string;
  readonly userId: string;
  readonly userAgent: string | null;
  /** Where it was last used: the network, not the machine. */
  readonly clientAddress: string | null;
  readonly createdAt: Date;
  /** The sign-in, or the newest refresh. */
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

/** Of a user, the ones that were used last. */
export const maxListedSessions = 100;

const maxUserAgentLength = 300;

export function keptUserAgent(userAgent: string | undefined): string | null {
  return userAgent?.slice(0, maxUserAgentLength) ?? null;
}

const networkBits = { ipv4: 24, ipv6: 48 } as const;

/** "203.0.113.77" -> "203.0.113.0/24"; null for what is no address. Enough to know a place again, and not who was there. */
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

/** "Firefox on Linux", or what a program calls itself. */
export function deviceNameOf(userAgent: string | null): string {
  if (!userAgent) return unknownDevice;
  const { browser, os } = bowser.parse(userAgent);
  if (browser.name) return os.name ? `${browser.name} on ${os.name}` : browser.name;
  const [program = ""] = /^[\w .-]{1,40}/.exec(userAgent) ?? [];
  return program.trim() || unknownDevice;
}
