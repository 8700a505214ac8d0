import { nearestName, namesOf, type PasswordOwner } from "./own-names.js";
import { passwordStrength } from "./password-strength.js";

/**
 * The policy follows NIST SP 800-63B: it checks the length, requires no kinds of characters, and refuses easily guessed
 * passwords.
 */
export const passwordPolicy = {
  minLength: 8,
  maxLength: 128,
  description:
    "8 to 128 characters of any kind, spaces too. Not one that is common, was in a breach or is easily guessed, and not your own name or address, also with small changes. A sentence of a few words is good.",
} as const;

export type PasswordWeakness = ReturnType<typeof passwordWeakness>;

/**
 * Returns the weakness of a password as the end of a sentence; null when it has none. The text never contains the
 * password. readablePasswords: public passwords, such as those of demo accounts, in lower case.
 */
export function passwordWeakness({ readablePasswords }: { readonly readablePasswords: ReadonlySet<string> }) {
  return async (typed: string, owner: PasswordOwner): Promise<string | null> => {
    const { minLength, maxLength } = passwordPolicy;
    // a character of two code units counts once
    const length = Array.from(typed).length;
    if (length < minLength) return `must be at least ${minLength} characters`;
    if (length > maxLength) return `must be at most ${maxLength} characters`;
    // keyboards compose "é" differently, so the normalized form, which is hashed, is checked
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
