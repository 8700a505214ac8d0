import { createHash } from "node:crypto";

/** Any fixed UUID: the namespace of our carts in the sense of RFC 9562. */
const cartNamespace = Buffer.from("5f0b7c1e6d5a4b0f9a3e2c7d8e91a4b6", "hex");

/** A buyer's cart has an id before it has a row, the same one in every store: a UUID of version 5 (RFC 9562, 5.5) over the buyer's. */
export function cartIdOf(buyerId: string): string {
  const hash = createHash("sha1").update(cartNamespace).update(buyerId.toLowerCase()).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
