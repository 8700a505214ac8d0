/**
 * Takes out of a message what graphql-js knows better: by guesses one would get the schema that introspection does not tell. It is
 * always the end of the message.
 */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean [\s\S]*$/, "");
}
