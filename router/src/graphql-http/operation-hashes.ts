import { createHash } from "node:crypto";
import type { PreparedOperation } from "@souk/federation-engine";

/** The SHA-256 hashes of operations, as clients of automatic persisted queries send them. Each is computed once. */
export class OperationHashes {
  private readonly known = new WeakMap<PreparedOperation, string>();

  of(operation: PreparedOperation, text: string): string {
    const known = this.known.get(operation);
    if (known !== undefined) return known;
    const hash = createHash("sha256").update(text).digest("hex");
    this.known.set(operation, hash);
    return hash;
  }
}
