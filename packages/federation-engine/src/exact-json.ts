import { Kind } from "graphql";
import { ofSpecifications } from "./plan/api-schema.js";
import { exactNumber, isExactNumber, mayHaveExactNumbers } from "./json-text.js";
import type { Supergraph } from "./supergraph.js";

/** The part of Node's JSON that TypeScript does not know. */
interface SourceReader {
  readonly parse: (text: string, read?: (key: string, value: unknown, place: { source: string }) => unknown) => unknown;
}

const json: SourceReader = JSON as JSON & SourceReader;

/** Reads JSON as values. Throws SyntaxError. */
export type ReadJson = (text: string) => unknown;

/** A number that JavaScript may change: `isLikely` finds all of them quickly, and more; `begins` only those of values. */
interface ChangedNumber {
  readonly isLikely: RegExp;
  /** Strings can have such a place too. */
  readonly begins: RegExp;
}

const anyNumber: ChangedNumber = {
  isLikely: /\d(?:[\d.]{15}|\.\d*0[\s,\]}]|[eE]|\.0{6})|-0[\s,\]}]/,
  begins: /(?:"\s*:|[,[])\s*-?(?:[\d.]{16}|\d+\.\d*0(?!\d)|0\.0{6}|[\d.]+[eE]|(?<=-)0(?![\d.]))/,
};
const longInteger: ChangedNumber = { isLikely: /\d\d\d{14}/, begins: /(?:"\s*:|[,[])\s*-?\d{16}/ };

/**
 * Returns the reader for the answers of subgraphs and the variables of clients. Numbers that would lose digits become
 * ExactNumber, where the supergraph has types for them: an `ID` may be an integer of any length, and a custom scalar
 * any number. Only texts with such numbers are read in this way, which is several times slower than JSON.parse.
 */
export function readJsonFor({ document, sdl }: Supergraph): ReadJson {
  const hasScalars = document.definitions.some(
    (node) => node.kind === Kind.SCALAR_TYPE_DEFINITION && !ofSpecifications.test(node.name.value),
  );
  if (hasScalars) return exactWhere(anyNumber);
  return /\bID\b/.test(sdl) ? exactWhere(longInteger) : JSON.parse;
}

function exactWhere({ isLikely, begins }: ChangedNumber): ReadJson {
  return (text) => (isLikely.test(text) && begins.test(text) ? exactJson(text) : json.parse(text));
}

function exactJson(text: string): unknown {
  try {
    return json.parse(text, (_key, value, { source }) =>
      typeof value === "number" && String(value) !== source ? exactNumber(source) : value,
    );
  } catch (error) {
    // with a function, Node reads fewer levels
    if (error instanceof RangeError) return json.parse(text);
    throw error;
  }
}

/** Returns the value with plain numbers; the same value when it has no ExactNumber. */
export function withPlainNumbers<Value>(value: Value): Value {
  return hasExactNumber(value) ? (JSON.parse(JSON.stringify(value)) as Value) : value;
}

/** Looks into lists and objects of any depth: a value of a client may be nested too deep for recursion. */
export function hasExactNumber(value: unknown): boolean {
  if (!mayHaveExactNumbers()) return false;
  const waiting = [value];
  while (waiting.length > 0) {
    const each = waiting.pop();
    if (typeof each !== "object" || each === null) continue;
    if (isExactNumber(each)) return true;
    for (const part of Object.values(each)) waiting.push(part);
  }
  return false;
}
