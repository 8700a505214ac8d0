import type { TestOperation } from "../seen-answer.js";
import type { Dice } from "./dice.js";

const wrongValues: readonly unknown[] = ["x", 1.5, 1e10, null, {}, [], [1], { a: { b: 1 } }, true];

/** Adds one error to the query. Both engines must report the same error. */
export function spoiled(operation: TestOperation, dice: Dice): TestOperation {
  const { query, variables = {} } = operation;
  const [name] = dice.chance(0.5) ? Object.keys(variables) : [];
  if (name !== undefined) {
    const { [name]: _removed, ...others } = variables;
    return { query, variables: dice.chance(0.4) ? others : { ...others, [name]: dice.pick(wrongValues) } };
  }
  const words = [...query.matchAll(/[{}()]|\$?\w+/g)];
  const { index, 0: word } = dice.pick(words);
  const instead = dice.pick(["", "nonsense", "id", `${word} ${word}`, "$v0", "{", "1"]);
  return { query: query.slice(0, index) + instead + query.slice(index + word.length), variables };
}
