interface Candidate {
  readonly text: string;
  /** The number of its paragraph. */
  readonly paragraph: number;
  /** False for a sentence that speaks of the one before it. */
  readonly standsAlone: boolean;
}

const minLength = 18;
const maxLength = 110;
const complete = /^["'A-Z0-9].*[.!]["']?$/;
const leaning = [
  /^(?:it|its|they|that|this|these|those|then|and|but|or|so|here|both|now|such|into|too|straight)\b/i,
  /^\w+ (?:it|them|they|this)\b/i,
  // a label: "Homework: a bag of onions."
  /^\w+: /,
  /\bthe second\b/,
];

/**
 * Returns up to `count` complete sentences of a lesson's Markdown, in the order of the text and without marks: the first one
 * that makes sense on its own, and then preferably long ones of other paragraphs. Lists, tables and code have none.
 */
export function keySentences(markdown: string, count: number): string[] {
  const candidates = paragraphsOf(markdown).flatMap(candidatesOf);
  const first = candidates.find(({ standsAlone }) => standsAlone) ?? candidates[0];
  const chosen = new Set(first === undefined ? [] : [first]);
  while (chosen.size < Math.min(count, candidates.length)) {
    const paragraphs = new Set([...chosen].map(({ paragraph }) => paragraph));
    const worth = ({ text, paragraph, standsAlone }: Candidate): number =>
      (standsAlone ? 4 : 0) + (text.length > 30 ? 2 : 0) + (paragraphs.has(paragraph) ? 0 : 1);
    const rest = candidates.filter((candidate) => !chosen.has(candidate));
    chosen.add(rest.reduce((best, candidate) => (worth(candidate) > worth(best) ? candidate : best)));
  }
  return candidates.filter((candidate) => chosen.has(candidate)).map(({ text }) => text);
}

function paragraphsOf(markdown: string): string[] {
  return markdown
    .replaceAll(/^(```|~~~)[^]*?^\1/gm, "")
    .split(/\n\s*\n/)
    .map((block) => block.replaceAll(/^> ?/gm, "").trim())
    .filter((block) => !/^(?:#|[-*+] |\d+\. |\|)/.test(block))
    .map(withoutMarks);
}

function withoutMarks(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[*`]|(?<!\w)_|_(?!\w)/g, "")
    .replaceAll(/\s+/g, " ");
}

function candidatesOf(text: string, paragraph: number): Candidate[] {
  return text
    .split(/(?<=[.!?]["')]?) (?=["'A-Z0-9])/)
    .map((sentence, index, all) => ({
      text: sentence,
      paragraph,
      // not the answer to a question either
      standsAlone: !leaning.some((pattern) => pattern.test(sentence)) && all[index - 1]?.endsWith("?") !== true,
    }))
    .filter((sentence) => sentence.text.length >= minLength && sentence.text.length <= maxLength)
    .filter((sentence) => complete.test(sentence.text));
}
