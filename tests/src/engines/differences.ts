import { acceptedDifferences } from "./accepted-differences.js";
import type { TestOperation, SeenAnswer } from "./seen-answer.js";
import { inSpecifiedOrder } from "./specified-order.js";

const comparedFields = ["status", "headers", "cookies", "data", "errors", "extensions"] as const;

/** The differences between two answers, one per line; empty when only accepted differences exist. */
export function differencesOf(operation: TestOperation, souk: SeenAnswer, apollo: SeenAnswer): readonly string[] {
  const [ours, theirs] = [compared(souk, operation, "souk"), compared(apollo, operation, "apollo")];
  if (!ours || !theirs) return [];
  const specified = inSpecifiedOrder(operation, souk.data);
  return [
    ...comparedFields.flatMap((part) => different(part, ours[part], theirs[part], "Apollo's")),
    ...(specified === undefined ? [] : different("order", souk.data, JSON.parse(specified), "by the specification")),
  ];
}

function compared(answer: SeenAnswer, operation: TestOperation, engine: "souk" | "apollo"): SeenAnswer | undefined {
  return acceptedDifferences.reduce<SeenAnswer | undefined>(
    (rest, { without }) => rest && without(rest, operation, engine),
    answer,
  );
}

function different(what: string, ours: unknown, theirs: unknown, whose: string): string[] {
  const [one, other] = [JSON.stringify(ours), JSON.stringify(theirs)];
  return one === other ? [] : [`${what}: ours ${one}, ${whose} ${other}`];
}
