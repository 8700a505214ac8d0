/**
 * Removes the suggestion "Did you mean ..." from a graphql-js message. Clients could use it to discover a schema
 * without introspection. The suggestion is always at the end of the message.
 */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean [\s\S]*$/, "");
}
