import { createHash } from "node:crypto";

// A new namespace would change the id of every demo row, so that a shop seeded earlier no longer matches.
const namespace = Buffer.from("6f9c1b0e4a5d4c7e9b4f2d8a7c3e5f10", "hex");

/**
 * Returns the id of a demo row: a UUID (version 5) that depends on kind and key only, so all subgraphs derive the same
 * one.
 */
export function demoId(kind: string, key: string): string {
  const bytes = createHash("sha1").update(namespace).update(`${kind}/${key}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
