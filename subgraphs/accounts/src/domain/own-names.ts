import { distance } from "fastest-levenshtein";
import { localPartOf } from "./user.js";

export interface PasswordOwner {
  readonly email: string;
  readonly username: string | null;
  readonly fullName: string | null;
}

const minNameLength = 4;
/** Of single signs that are other ones, more or fewer. */
const smallChanges = 2;
/** A year, an exclamation mark, "123". */
const maxAddedSigns = 4;

/** What somebody goes by: the address and the part before its @, the username, the full name and its words. */
export function namesOf({ email, username, fullName }: PasswordOwner): readonly string[] {
  const given = [email, localPartOf(email), username ?? "", fullName ?? "", ...(fullName ?? "").split(/\s+/)];
  return [...new Set(given.map(bare))].filter((name) => name.length >= minNameLength);
}

/** The name that a password is, but for a few signs; null when there is none. */
export function nearestName(password: string, names: readonly string[]): string | null {
  const signs = bare(password);
  const near = (name: string): boolean =>
    (signs.includes(name) && signs.length - name.length <= maxAddedSigns) || distance(signs, name) <= smallChanges;
  return names.find(near) ?? null;
}

const lookalikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "!": "i",
  "3": "e",
  "4": "a",
  "@": "a",
  "5": "s",
  $: "s",
  "7": "t",
};

/** Letters and digits in one case, without accents, and letters for the signs that are written in their place. */
function bare(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/./gsu, (sign) => lookalikes[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]/gu, "");
}
