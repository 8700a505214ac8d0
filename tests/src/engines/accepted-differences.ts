import { isEmptyFetch } from "./empty-fetches.js";
import type { TestOperation, SeenAnswer, SeenError } from "./seen-answer.js";

interface AcceptedDifference {
  /** The same text as in docs/router/compared-with-apollo.md, which has a line for each. */
  readonly what: string;
  /** Removes the accepted difference from the answer; undefined when the two answers must not be compared. */
  readonly without: (answer: SeenAnswer, operation: TestOperation, engine: "souk" | "apollo") => SeenAnswer | undefined;
}

/** All accepted differences between the engines. Any other difference is a fault of one of them. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    what: "The order of fields",
    // our order is compared with graphql-js: see specified-order.ts
    without: (answer) => ({ ...answer, data: withSortedKeys(answer.data) }),
  },
  {
    what: "The order of errors",
    without: (answer) => ({ ...answer, errors: sortedByText<SeenError>(answer.errors) }),
  },
  {
    what: "The order of types in introspection",
    without: (answer, { query }) =>
      /\b__(?:schema|type)\b/.test(query) ? { ...answer, data: withSortedLists(answer.data) } : answer,
  },
  {
    what: "Introspection of `isOneOf`, and of directives that are deprecated",
    without: (answer, { query }, engine) =>
      engine === "apollo" && answer.status === 500 && /\bisOneOf\b|\bdirectives\(/.test(query) ? undefined : answer,
  },
  {
    what: "An object without any requested field",
    without: (answer, operation) => ({
      ...answer,
      data: withoutEmptyObjects(withoutEmptyFetches(answer.data, operation)),
      errors: answer.errors.filter(({ path }) => !path || !isEmptyFetch(operation, path)),
    }),
  },
  {
    what: "A non-null field of an entity that does not exist",
    without: (answer) => {
      const { valueCompletion: _completion, ...extensions } = answer.extensions;
      return { ...answer, extensions };
    },
  },
  {
    what: "An alias that is the name of another field",
    // Apollo gets the query with other aliases: see other-names.ts
    without: (answer) => answer,
  },
];

/** An engine need not fetch a list when no field of its objects is requested; it may be empty. */
function withoutEmptyFetches(data: unknown, operation: TestOperation): unknown {
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([key, value]: [string, unknown]) =>
    Array.isArray(value) && value.length === 0 && isEmptyFetch(operation, [key]) ? [key, null] : [key, value],
  );
  return Object.fromEntries(entries);
}

/** `data` itself may be empty. */
function withoutEmptyObjects(data: unknown): unknown {
  const text = JSON.stringify(data, (key, value: unknown) => (key !== "" && isEmptyObject(value) ? null : value));
  return text === undefined ? undefined : JSON.parse(text);
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withSortedKeys(item)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function withSortedLists(value: unknown): unknown {
  if (Array.isArray(value)) return sortedByText(value.map(withSortedLists));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSortedLists(item)]));
}

function sortedByText<T>(list: readonly T[]): T[] {
  return list
    .map((value) => [JSON.stringify(value), value] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, value]) => value);
}
