/** Shorter texts are not worth a reference. */
export const shortestText = 4;

/** The attributes whose values are data, in the order in which they are collected. */
export const textAttributes = ["href", "src", "alt"] as const;

/** Elements whose content differs between the HTML and the document, or is no text. */
export const withoutTexts: ReadonlySet<string> = new Set([
  "script",
  "style",
  "textarea",
  "pre",
  "svg",
  "noscript",
  "template",
]);

/** Collects the different texts of a page in document order. The server reads them from HTML, a browser from elements. */
export class PageTexts {
  private readonly found = new Set<string>();

  get all(): readonly string[] {
    return [...this.found];
  }

  add(text: string): void {
    // parsers of HTML do the same
    const normal = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
    if (normal.length >= shortestText) this.found.add(normal);
  }

  /** Adds the address of a link, its last part, such as the slug of a product, and the values of its parameters. */
  addAttribute(name: string, value: string): void {
    this.add(value);
    if (name !== "href") return;
    const [path = "", search = ""] = (value.split("#", 1)[0] ?? "").split("?", 2);
    this.add(path.slice(path.lastIndexOf("/") + 1));
    for (const each of new URLSearchParams(search).values()) this.add(each);
  }
}
