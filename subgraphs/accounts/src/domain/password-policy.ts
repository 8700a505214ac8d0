import { nearestName, namesOf, type PasswordOwner } from "./own-names.js";
import { passwordStrength } from "./password-strength.js";

/** After NIST SP 800-63B: length counts, kinds of characters do not, and what attackers try first is refused. */
export const passwordPolicy = {
  minLength: 8,
  maxLength: 128,
  description:
    "8 to 128 characters of any kind, spaces too. Not one that is common, was in a breach or is easily guessed, and not your own name or address, also with small changes. A sentence of a few words is good.",
} as const;

export type PasswordWeakness = ReturnType<typeof passwordWeakness>;

/**
 * What is wrong with a password, as the end of a sentence; null when nothing is. Never repeats it.
 * readablePasswords: those that everyone can read, such as demo accounts', in lower case.
 */
export function passwordWeakness({ readablePasswords }: { readonly readablePasswords: ReadonlySet<string> }) {
  return async (typed: string, owner: PasswordOwner): Promise<string | null> => {
    const { minLength, maxLength } = passwordPolicy;
    // a sign that takes two code units is one that somebody typed
    const length = Array.from(typed).length;
    if (length < minLength) return `must be at least ${minLength} characters`;
    if (length > maxLength) return `must be at most ${maxLength} characters`;
    // keyboards differ in how they compose "é": what is hashed is judged
    const password = typed.normalize("NFKC");
    const names = namesOf(owner);
    if (nearestName(password, names) !== null) return weaknessByStrength.ownName;
    if (readablePasswords.has(password.toLowerCase())) return "can be read by everyone; choose another";
    return weaknessByStrength[await passwordStrength(password, names)];
  };
}

const weaknessByStrength = {
  strong: null,
  common: "is among those that are common or were in a breach; choose another",
  ownName: "is too close to your name or your email address; choose another",
  guessable: "is too easy to guess; a sentence of a few words is better",
} as const;
