import { derivedUuid } from "../values/derived-uuid.js";

/** Identifies a record of another system. */
export interface ImportKey {
  /** The name of the system, such as `minishop`. */
  readonly source: string;
  /** Such as `users`. */
  readonly kind: string;
  readonly externalId: string;
}

/** Derives the id of a new record, always the same for the same key. */
export function importedId({ source, kind, externalId }: ImportKey): string {
  return derivedUuid(JSON.stringify([source, kind, externalId]));
}
