import { PageTexts, textAttributes, withoutTexts } from "./page-texts";

/** Returns the texts of a rendered page, as `textsOfHtml` finds them in its HTML. */
export function textsOfElement(root: Element): readonly string[] {
  const texts = new PageTexts();
  const visit = (parent: Element) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) texts.add(node.nodeValue ?? "");
      if (!(node instanceof Element)) continue;
      for (const name of textAttributes) {
        const value = node.getAttribute(name);
        if (value) texts.addAttribute(name, value);
      }
      if (!withoutTexts.has(node.localName)) visit(node);
    }
  };
  visit(root);
  return texts.all;
}
