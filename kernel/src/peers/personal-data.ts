/** The person whose data is read or erased. */
export interface Person {
  readonly userId: string;
  /** Finds messages that were sent to an address without an account. */
  readonly email: string;
}

/** Reads and erases the personal data in a subgraph. */
export interface PersonalData {
  /**
   * Returns lists by name, newest first, each with at most `maxExportedRows` rows. The person reads them, so the values
   * are in plain words.
   */
  read(person: Person): Promise<Readonly<Record<string, readonly object[]>>>;
  /**
   * Erases everything that identifies the person. Records that others need, such as the accounting records, stay in
   * anonymous form. Idempotent.
   */
  erase(person: Person): Promise<void>;
}

/** More rows than one person produces, and few enough for one answer. */
export const maxExportedRows = 2000;

/**
 * Returns SQL for the address in `column` (jsonb) without the personal parts. The country stays, because accounting
 * needs the sales per country.
 */
export function erasedAddressSql(column: string): string {
  const erased = `'{"fullName":"erased","line1":"erased","line2":null,"city":"erased","region":null,"postalCode":"erased","phone":null}'::jsonb`;
  return `${erased} || jsonb_build_object('country', ${column} -> 'country')`;
}
