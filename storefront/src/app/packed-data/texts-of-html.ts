import { PageTexts, textAttributes, withoutTexts } from "./page-texts";

/** A comment, a tag, or a text. React escapes "<" and ">" in texts and in the values of attributes. */
const token = /<!--[^]*?-->|<\/?([a-z][\w-]*)([^>]*)>|[^<]+/gi;

/** Returns the texts of HTML that React has rendered, as `textsOfElement` finds them in the document. */
export function textsOfHtml(html: string): readonly string[] {
  const texts = new PageTexts();
  let hidden: { readonly name: string; depth: number } | undefined;
  for (const [part, name = "", attributes = ""] of html.matchAll(token)) {
    if (name === "") {
      if (!hidden && !part.startsWith("<")) texts.add(unescaped(part));
      continue;
    }
    const isEnd = part.startsWith("</");
    if (hidden) {
      if (name === hidden.name) hidden.depth += isEnd ? -1 : 1;
      if (hidden.depth === 0) hidden = undefined;
      continue;
    }
    if (isEnd) continue;
    for (const attribute of textAttributes) {
      const value = new RegExp(` ${attribute}="([^"]*)"`).exec(attributes)?.[1];
      if (value) texts.addAttribute(attribute, unescaped(value));
    }
    if (withoutTexts.has(name)) hidden = { name, depth: 1 };
  }
  return texts.all;
}

const characters: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

/** Reverses the escapes of React. */
function unescaped(text: string): string {
  return text.includes("&")
    ? text.replaceAll(/&(?:amp|lt|gt|quot|#x27);/g, (found) => characters[found] ?? found)
    : text;
}
