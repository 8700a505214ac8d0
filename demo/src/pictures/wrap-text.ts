/**
 * Breaks text into as few lines of at most maxCharacters as possible, with lengths as even as possible. It breaks at
 * spaces only, so a longer word has its own line.
 */
export function wrapText(text: string, maxCharacters: number): string[] {
  let lines = fill(text, maxCharacters);
  for (let width = maxCharacters - 1; width > 0; width -= 1) {
    const narrower = fill(text, width);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return lines;
}

function fill(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
