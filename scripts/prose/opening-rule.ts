import type { TextlintRuleModule } from "@textlint/types";

const opening =
  /(?:^|(?<=[.!?:;]\s[\s/*]*))(?<word>What|Who|Whoever|Whatever|Whose|Of|So|Nobody|Everybody|None|Neither)\b(?!['’])(?<rest>[^.!?]*[.!?]?)/gi;

/**
 * Reports sentences that open with a word that hides the subject ("What needs it", "Of each the first"). Questions are
 * allowed.
 */
export const openingRule: TextlintRuleModule = ({ Syntax, RuleError, report, getSource, locator }) => {
  const check = (node: Parameters<typeof report>[0]): void => {
    const source = getSource(node);
    const [heading = ""] = /^#*\s*/.exec(source) ?? [];
    for (const { 0: sentence, index, groups } of source.slice(heading.length).matchAll(opening)) {
      const { word = "", rest = "" } = groups ?? {};
      // within a text, only a capital letter begins a sentence; a word in capitals is a constant
      if (rest.endsWith("?") || (index > 0 && !/^[A-Z]/.test(sentence)) || /^[A-Z]{2,}$/.test(word)) continue;
      const message = `A sentence does not open with "${word}": name the subject first.`;
      const start = heading.length + index;
      report(node, new RuleError(message, { padding: locator.range([start, start + word.length]) }));
    }
  };
  return { [Syntax.Paragraph]: check, [Syntax.Header]: check };
};
