import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** `common` and `ownName` are reasons why a password is guessed easily; `guessable` stands for any other reason. */
export type PasswordStrength = "strong" | "common" | "ownName" | "guessable";

/** Below a million guesses. Stronger passwords are accepted: with a stricter policy, users only append "…1!". */
const maxWeakScore = 1;

/**
 * Only this many characters are scored, because the time grows with the length, up to 20 ms. A password whose first
 * part is weak is weak.
 */
const scoredLength = 64;

/** Scores a password with zxcvbn and 49,000 passwords from breaches. `names`: the names of its owner. */
export async function passwordStrength(password: string, names: readonly string[]): Promise<PasswordStrength> {
  const zxcvbn = await (estimator ??= loadEstimator());
  const { score, sequence } = zxcvbn.check(password.slice(0, scoredLength), [...names, "souk"]);
  if (score > maxWeakScore) return "strong";
  const dictionaries = sequence.map((match): unknown => match.dictionaryName);
  if (dictionaries.includes("userInputs")) return "ownName";
  return dictionaries.includes("passwords-common") ? "common" : "guessable";
}

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Loads zxcvbn with the first new password instead of at the start, because its lists take 60 ms and 30 MB. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, { adjacencyGraphs: graphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new core.ZxcvbnFactory({ dictionary, graphs });
}
