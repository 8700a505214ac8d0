/** `common` and `ownName` say why it is guessed easily, `guessable` that it is. */
export type PasswordStrength = "strong" | "common" | "ownName" | "guessable";

/** Below a million guesses. What takes more is the owner's own affair: a policy that refuses it is met by "…1!". */
const maxWeakScore = 1;

/** Its time grows with the length, to 20 ms for this; a password that is weak for so long is weak. */
const scoredLength = 64;

/** By zxcvbn, with 49,000 passwords of breaches. `names`: what its owner goes by. */
export async function passwordStrength(password: string, names: readonly string[]): Promise<PasswordStrength> {
  const { check } = await (estimator ??= loadEstimator());
  const { score, sequence } = check(password.slice(0, scoredLength), [...names, "souk"]);
  if (score > maxWeakScore) return "strong";
  const dictionaries = sequence.map((match) => ("dictionaryName" in match ? match.dictionaryName : null));
  if (dictionaries.includes("userInputs")) return "ownName";
  return dictionaries.includes("passwords-common") ? "common" : "guessable";
}

type Estimator = Awaited<ReturnType<typeof loadEstimator>>;
let estimator: Promise<Estimator> | undefined;

/** Its lists take 60 ms and 30 MB, so they come with the first password that is chosen, and not with the start. */
async function loadEstimator() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs: graphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const factory = new ZxcvbnFactory({ dictionary, graphs });
  return { check: factory.check.bind(factory) };
}
