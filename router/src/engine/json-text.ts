/** An object of an answer, as JSON gives it. */
export type JsonObject = Record<string, unknown>;

/** Longer texts are left to JSON.stringify, which looks at them faster than a loop. */
const shortText = 48;

/** A text as JSON has it. Most are short and hold nothing that must be escaped. */
export function quoted(text: string): string {
  if (text.length > shortText) return JSON.stringify(text);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // quotation marks, backslashes, control characters, and halves of pairs that may stand alone
    if (code === 34 || code === 92 || code < 32 || (code >= 0xd800 && code <= 0xdfff)) return JSON.stringify(text);
  }
  return `"${text}"`;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an object has nothing of its own by this name. Every object has inherited a "constructor". */
export function isMissing(object: JsonObject | null | undefined, name: string): boolean {
  return !object || !Object.hasOwn(object, name) || object[name] === null || object[name] === undefined;
}
