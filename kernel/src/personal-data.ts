/** Whose data it is. */
export interface Person {
  readonly userId: string;
  /** Mail that went to an address and to no account is found by it. */
  readonly email: string;
}

/** What a subgraph keeps of people: for them to read, and to be forgotten. */
export interface PersonalData {
  /** Lists by name, newest first, each at most `maxExportedRows` long, in plain words: a person reads them. */
  read(person: Person): Promise<Readonly<Record<string, readonly object[]>>>;
  /** Leaves nothing that tells who it was; what others need, such as the books, stays without it. Harmless to repeat. */
  erase(person: Person): Promise<void>;
}

/** More than a person comes to, and little enough for one answer. */
export const maxExportedRows = 2000;

/**
 * SQL for the address in `column` (jsonb) without the person. The country stays: what was sold to which country is asked for
 * by the books.
 */
export function erasedAddressSql(column: string): string {
  const erased = `'{"fullName":"erased","line1":"erased","line2":null,"city":"erased","region":null,"postalCode":"erased","phone":null}'::jsonb`;
  return `${erased} || jsonb_build_object('country', ${column} -> 'country')`;
}
