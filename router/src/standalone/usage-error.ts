/** The command line is invalid; the message gives the reason. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** Throws UsageError. */
export function wholeNumber(option: string, text: string, max: number, min = 0): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > max || number < min)
    throw new UsageError(`${option} is a whole number from ${min} to ${max}, not ${JSON.stringify(text)}`);
  return number;
}
