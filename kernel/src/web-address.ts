/**
 * Whether a page may show what is there: an http or https address, or a path on the shop's own address.
 * Refuses javascript:, data: and others that a page would run instead of show, and paths that a browser reads as another host.
 */
export function isWebAddress(address: string): boolean {
  if (address.startsWith("/")) return /^\/(?!\/)[^\s\\]*$/.test(address);
  return URL.canParse(address) && ["http:", "https:"].includes(new URL(address).protocol);
}
