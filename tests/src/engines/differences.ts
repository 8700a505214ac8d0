import type { SeenAnswer, SeenError } from "./seen-answer.js";

/** What is different between two answers, each in a line; none where a client cannot tell one from the other. */
export function differencesOf(souk: SeenAnswer, apollo: SeenAnswer): readonly string[] {
  const different = (what: string, ours: unknown, theirs: unknown): string[] => {
    const [one, other] = [JSON.stringify(ours), JSON.stringify(theirs)];
    return one === other ? [] : [`${what}: ours ${one}, Apollo's ${other}`];
  };
  const parts = ["status", "headers", "cookies", "data", "extensions"] as const;
  return [
    ...parts.flatMap((part) => different(part, souk[part], apollo[part])),
    ...different("errors", errorTexts(souk.errors), errorTexts(apollo.errors)),
  ];
}

function errorTexts(errors: readonly SeenError[]): string[] {
  return errors.map((error) => JSON.stringify(error)).sort();
}
