import type { AnswerCase } from "./answer-case.ts";

export interface Outcome {
  readonly kind: "right" | "refuses" | "wrong" | "no start" | "no answer";
  /** The message of the refusal, or the wrong value, in a few words. */
  readonly detail?: string;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message?: string; readonly path?: unknown }[] | null;
}

interface Difference {
  readonly path: readonly string[];
  /** Undefined when the answer lacks the field. */
  readonly got: unknown;
}

const mostLetters = 70;

/** Compares the text of an answer with the right answer of a case. */
export function outcomeOf({ right, errors: rightErrors }: AnswerCase, text: string): Outcome {
  let answer: Answer;
  try {
    answer = JSON.parse(text, withDigits) as Answer;
  } catch {
    return { kind: "refuses", detail: inFewWords(text) };
  }
  const errors = answer.errors ?? [];
  const all = [...differences(JSON.parse(right, withDigits), answer.data ?? null)];
  const wrong = all.find(({ got }) => got !== null && got !== undefined);
  if (all.length === 0) return outcomeOfErrors(rightErrors, errors);
  if (wrong === undefined && errors.length > 0)
    return { kind: "refuses", detail: inFewWords(errors[0]?.message ?? "") };
  const { path, got } = wrong ?? all[0] ?? { path: [], got: undefined };
  return { kind: "wrong", detail: inFewWords(`${["data", ...path].join(".")} is ${wordsOf(got)}`) };
}

function outcomeOfErrors(right: AnswerCase["errors"] = [], got: NonNullable<Answer["errors"]>): Outcome {
  if (got.length === 0) return right.length === 0 ? { kind: "right" } : { kind: "wrong", detail: "no error" };
  if (right === "any") return { kind: "right" };
  const paths = got.map(({ path }) => JSON.stringify(path, writtenDigits) ?? "no path");
  if (paths.join() === right.map((path) => JSON.stringify(path)).join()) return { kind: "right" };
  return { kind: "wrong", detail: inFewWords(`error at ${paths.join(", ")}`) };
}

function* differences(right: unknown, got: unknown, path: readonly string[] = []): Iterable<Difference> {
  if (!isObject(right) || !isObject(got) || Array.isArray(right) !== Array.isArray(got)) {
    if (right !== got) yield { path, got };
    return;
  }
  for (const key of new Set([...Object.keys(right), ...Object.keys(got)]))
    yield* differences(right[key], got[key], [...path, key]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Marks a number among the strings. */
const numberMark = "\u0000";

/** Reads each number as the text of its digits, because a number of JavaScript loses some. */
function withDigits(_key: string, value: unknown, place?: { readonly source: string }): unknown {
  return typeof value === "number" ? numberMark + (place?.source ?? String(value)) : value;
}

function writtenDigits(_key: string, value: unknown): unknown {
  return typeof value === "string" && value.startsWith(numberMark) ? Number(value.slice(1)) : value;
}

function wordsOf(value: unknown): string {
  if (value === undefined) return "absent";
  if (typeof value === "string" && value.startsWith(numberMark)) return value.slice(1);
  return JSON.stringify(value, writtenDigits);
}

/** One line without addresses, which differ in each run. */
export function inFewWords(text: string): string {
  const line = text
    .replaceAll(/https?:\/\/[^\s"']+/g, "its address")
    .replaceAll(/\s+/g, " ")
    .trim();
  return line.length > mostLetters ? `${line.slice(0, mostLetters).trimEnd()} …` : line;
}
