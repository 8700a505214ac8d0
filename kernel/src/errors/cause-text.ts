/** Returns the messages of an error and its causes on one line, for logs. */
export function causeText(error: unknown): string {
  const messages: string[] = [];
  for (let each = error; each instanceof Error && messages.length < 5; each = each.cause) {
    // the errors of several addresses, of which each was tried
    const first: unknown = each instanceof AggregateError ? each.errors[0] : undefined;
    const message = each.message || (first instanceof Error ? first.message : each.name);
    if (!messages.includes(message)) messages.push(message);
  }
  return messages.length > 0 ? messages.join(": ") : String(error);
}
