import { distance } from "fastest-levenshtein";
import { localPartOf } from "../users/user.js";

export interface PasswordOwner {
  readonly email: string;
  readonly username: string | null;
  readonly fullName: string | null;
}

const minNameLength = 4;
/** The maximum number of replaced, added or removed characters. */
const smallChanges = 2;
/** The maximum number of appended characters, such as a year, an exclamation mark or "123". */
const maxAddedSigns = 4;

/** Returns the names of a user: the address and the part before its @, the username, the full name and its words. */
export function namesOf({ email, username, fullName }: PasswordOwner): readonly string[] {
  const texts = [email, localPartOf(email), username ?? "", fullName ?? "", ...(fullName ?? "").split(/\s+/)];
  return [...new Set(texts.map(bare))].filter((name) => name.length >= minNameLength);
}

/** Returns the name that a password resembles except for a few characters; null when there is none. */
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

/** Reduces text to letters and digits in lower case, without accents, with letters for look-alike characters. */
function bare(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/./gsu, (sign) => lookalikes[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]/gu, "");
}
