import { createHash } from "node:crypto";

/** Identifies a record of another system. */
export interface ImportKey {
  /** The name of the system, such as `minishop`. */
  readonly source: string;
  /** Such as `users`. */
  readonly kind: string;
  readonly externalId: string;
}

/** Derives the id of a new record: a UUID of version 8, always the same for the same key. */
export function importedId({ source, kind, externalId }: ImportKey): string {
  const bytes = createHash("sha256")
    .update(JSON.stringify([source, kind, externalId]))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
