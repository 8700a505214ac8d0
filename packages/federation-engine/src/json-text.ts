/** An object in an answer, parsed from JSON. */
export type JsonObject = Record<string, unknown>;

/** For longer texts JSON.stringify is faster than the loop. */
const shortText = 48;

/** Returns a text as a JSON string. Most texts are short and need no escaping. */
export function quoted(text: string): string {
  if (text.length > shortText) return JSON.stringify(text);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // quotation marks, backslashes, control characters, and surrogates, which may stand alone
    if (code === 34 || code === 92 || code < 32 || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** A number with the digits of its JSON. `JSON.stringify` writes it unchanged, at any depth. */
export interface ExactNumber {
  readonly rawJSON: string;
}

/** The parts of Node's JSON that TypeScript does not know. */
interface ExactNumbers {
  readonly rawJSON: (text: string) => ExactNumber;
  readonly isRawJSON: (value: unknown) => value is ExactNumber;
}

const json: ExactNumbers = JSON as JSON & ExactNumbers;

/** A process without such numbers does not look for them. */
let hasExactNumbers = false;

export function exactNumber(text: string): ExactNumber {
  hasExactNumbers = true;
  return json.rawJSON(text);
}

export function mayHaveExactNumbers(): boolean {
  return hasExactNumbers;
}

export function isExactNumber(value: unknown): value is ExactNumber {
  return hasExactNumbers && json.isRawJSON(value);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isExactNumber(value);
}

/** Whether an object has no own value with this name, or null. Inherited names such as "constructor" do not count. */
export function isMissing(object: JsonObject | null | undefined, name: string): boolean {
  return !object || !Object.hasOwn(object, name) || object[name] === null || object[name] === undefined;
}
