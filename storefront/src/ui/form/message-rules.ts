/** A rule of the graph as its messages name it, with the numbers and the days of the message. */
export interface NamedRule {
  readonly rule: (typeof rules)[number][0];
  readonly values: Readonly<Record<string, number | string>>;
}

const number = String.raw`(-?[\d,]+(?:\.\d+)?)`;
const day = String.raw`(\d{4}-\d{2}-\d{2})`;

/** By rule: its message, and the names of the values in it. */
const rules = [
  ["empty", /^must not be (?:empty|null)/, []],
  ["tooLong", new RegExp(`^must be at most ${number} characters$`), ["max"]],
  ["tooShort", new RegExp(`^must be at least ${number} characters$`), ["min"]],
  ["tooMuch", new RegExp(`^must be at most ${number}$`), ["max"]],
  ["tooLittle", new RegExp(`^must be at least ${number}$`), ["min"]],
  ["range", new RegExp(`^must be ${number} to ${number}$`), ["min", "max"]],
  ["negative", /^must not be negative$/, []],
  ["notCount", /^must be a whole number, 0 or more$/, []],
  ["notPositive", /^must be more than 0$/, []],
  ["notWhole", /^must be a whole number$/, []],
  ["noDay", /^must be a day such as/, []],
  ["tooEarly", new RegExp(`^must not be before ${day}$`), ["min"]],
  ["tooLate", new RegExp(`^must not be after ${day}$`), ["max"]],
  ["noAddress", /^must be an? https? (?:or https )?address/, []],
] as const;

/** Returns the rule that a message of `InvalidInput` names; undefined for a rule of few fields. */
export function ruleOf(message: string): NamedRule | undefined {
  for (const [rule, pattern, names] of rules) {
    const found = pattern.exec(message);
    if (!found) continue;
    const values = names.map((name, index) => [name, valueOf(found[index + 1] ?? "")]);
    return { rule, values: Object.fromEntries(values) as NamedRule["values"] };
  }
  return undefined;
}

function valueOf(text: string): number | string {
  const value = Number(text.replaceAll(",", ""));
  return Number.isNaN(value) ? text : value;
}

/** Returns a message as a sentence: it begins with a small letter and has no full stop. */
export function asSentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
