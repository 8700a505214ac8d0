import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** `common` and `ownName` say why it is guessed easily, `guessable` that it is. */
export type PasswordStrength = "strong" | "common" | "ownName" | "guessable";

/** Below a million guesses. What takes more is the owner's own affair: a policy that refuses it is met by "…1!". */
const maxWeakScore = 1;

/** Its time grows with the length, to 20 ms for this; a password that is weak for so long is weak. */
const scoredLength = 64;

/** By zxcvbn, with 49,000 passwords of breaches. `names`: what its owner goes by. */
export async function passwordStrength(password: string, names: readonly string[]): Promise<PasswordStrength> {
  const zxcvbn = await (estimator ??= loadEstimator());
  const { score, sequence } = zxcvbn.check(password.slice(0, scoredLength), [...names, "souk"]);
  if (score > maxWeakScore) return "strong";
  const dictionaries = sequence.map((match): unknown => match.dictionaryName);
  if (dictionaries.includes("userInputs")) return "ownName";
  return dictionaries.includes("passwords-common") ? "common" : "guessable";
}

let estimator: Promise<ZxcvbnFactory> | undefined;

/** Its lists take 60 ms and 30 MB, so they come with the first password that is chosen, and not with the start. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, { adjacencyGraphs: graphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new core.ZxcvbnFactory({ dictionary, graphs });
}
