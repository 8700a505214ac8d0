import { commonPasswords } from "./common-passwords.js";
import { localPartOf } from "./user.js";

export interface PasswordOwner {
  readonly email: string;
  readonly username: string | null;
}

const minLength = 8;
const maxLength = 128;

/** What is wrong with a password, as the end of a sentence; null when nothing is. Never repeats it. */
export function passwordWeakness(password: string, { email, username }: PasswordOwner): string | null {
  // a sign that takes two code units is one that somebody typed
  const length = Array.from(password).length;
  if (length < minLength) return `must be at least ${minLength} characters`;
  if (length > maxLength) return `must be at most ${maxLength} characters`;
  const folded = password.toLowerCase();
  const names = [email, localPartOf(email), username ?? ""].map((name) => name.toLowerCase());
  if (names.includes(folded)) return "must not be the email address or the username";
  if (commonPasswords.has(folded)) return "is one of the commonest; choose another";
  return null;
}
