import { createHash } from "node:crypto";
import { uuidFrom } from "./uuid.js";

/** Derives a UUID of version 8 from a text: always the same for the same text. */
export function derivedUuid(text: string): string {
  const bytes = createHash("sha256").update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return uuidFrom(bytes.toString("hex"));
}
