/** The named entities that product descriptions use. Other entities stay unchanged. */
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  bull: "•",
  deg: "°",
  times: "×",
  euro: "€",
  pound: "£",
  copy: "©",
  reg: "®",
  trade: "™",
  eacute: "é",
  egrave: "è",
  ecirc: "ê",
  agrave: "à",
  acirc: "â",
  ccedil: "ç",
  ocirc: "ô",
  ucirc: "û",
  ugrave: "ù",
  icirc: "î",
  iuml: "ï",
  Eacute: "É",
  ouml: "ö",
  uuml: "ü",
  auml: "ä",
};

/** A private-use character that marks the border between paragraphs. It does not occur in real text. */
const paragraph = "\uE000";

const highestCodePoint = 0x10ffff;

/** Returns the text of an HTML description with its lines and paragraphs. The result is only ever displayed as text. */
export function htmlToText(html: string): string {
  if (!/<[a-z!/]/i.test(html)) return decoded(html).trim();
  const lines = html
    .replaceAll(/<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "")
    .replaceAll(/[ \t\r\n\f]+/g, " ")
    .replaceAll(/ ?<br\b[^>]*> ?/gi, "\n")
    .replaceAll(/ ?<li\b[^>]*> ?/gi, "\n• ")
    .replaceAll(/ ?<\/?(?:p|div|h[1-6]|ul|ol|table|tr|section|article|blockquote)\b[^>]*> ?/gi, paragraph)
    .replaceAll(/<\/t[dh]>/gi, " ")
    .replaceAll(/<\/?[a-z][^>]*>/gi, "")
    .replaceAll(/[ \n]*\uE000[ \n\uE000]*/g, "\n\n")
    .replaceAll(/\n{2,}(?=• )/g, "\n");
  return decoded(lines).trim();
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
    if (typeof name === "string") return named[name] ?? whole;
    const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return code > 0 && code <= highestCodePoint ? String.fromCodePoint(code) : "";
  });
}

/** The inverse of `htmlToText`, except for blanks at both ends of the text. */
export function textToHtml(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/ (?= |\n)|(?<=\n) /g, "&nbsp;")
    .replaceAll("\n", "<br>");
}
