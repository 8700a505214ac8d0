/**
 * What GraphQL says of an input that does not fit repeats that input, be it a password or a card. This keeps where and
 * why it does not fit, and leaves out what it was.
 */
export function messageWithoutValues(message: string): string {
  return (
    message
      .replace(/(cannot represent [^:"]*): [\s\S]*$/, "$1.")
      .replace(/^(Expected value of type "[^"]*"), found [\s\S]*$/, "$1.")
      .replace(/\bValue "[^"]*" does not exist in /, "This value does not exist in ")
      // up to the last of these: what was given may hold the same words
      .replace(/got invalid value [\s\S]* at "/, 'got an invalid value at "')
      .replace(/got invalid value [\s\S]*; /, "got an invalid value; ")
      .replace(/^(Syntax Error: [\s\S]*\b(?:Int|Float|String|BlockString|Name)) "[\s\S]*"/, "$1")
  );
}
