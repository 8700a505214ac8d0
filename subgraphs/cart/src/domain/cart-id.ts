import { createHash } from "node:crypto";

/** The namespace of cart ids in the sense of RFC 9562; any fixed UUID works. */
const cartNamespace = Buffer.from("5f0b7c1e6d5a4b0f9a3e2c7d8e91a4b6", "hex");

/**
 * Returns the id of a buyer's cart: a UUID of version 5 (RFC 9562, 5.5) over the buyer's id. It is the same in every
 * store, and exists before the cart has a row.
 */
export function cartIdOf(buyerId: string): string {
  return uuidFrom(cartNamespace, buyerId.toLowerCase());
}

/** Returns the UUID of version 5 of a name. */
export function uuidFrom(namespace: Buffer, name: string): string {
  const hash = createHash("sha1").update(namespace).update(name).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
