/**
 * Removes input values from a GraphQL error message. GraphQL messages repeat the invalid input, which may be a password
 * or a card number. The path and the reason remain.
 */
export function messageWithoutValues(message: string): string {
  return (
    message
      .replace(/(cannot represent [^:"]*): [\s\S]*$/, "$1.")
      .replace(/^(Expected value of type "[^"]*"), found [\s\S]*$/, "$1.")
      .replace(/\bValue "[^"]*" does not exist in /, "This value does not exist in ")
      // matches up to the last occurrence, because the value itself may contain the same words
      .replace(/got invalid value [\s\S]* at "/, 'got an invalid value at "')
      .replace(/got invalid value [\s\S]*; /, "got an invalid value; ")
      .replace(/^(Syntax Error: [\s\S]*\b(?:Int|Float|String|BlockString|Name)) "[\s\S]*"/, "$1")
  );
}
