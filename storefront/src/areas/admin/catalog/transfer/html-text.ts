/** What a body of a product uses; others stay as they are written. */
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

/** Of private use: stands for the borders of paragraphs, however many meet, and is in nobody's text. */
const paragraph = "\uE000";

const highestCodePoint = 0x10ffff;

/** The words of a body, with its lines and paragraphs. It is only ever shown as text. */
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

/** `htmlToText` gives back what it was, but for blanks at its ends. */
export function textToHtml(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/ (?= |\n)|(?<=\n) /g, "&nbsp;")
    .replaceAll("\n", "<br>");
}
