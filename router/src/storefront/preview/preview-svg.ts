import escapeHtml from "escape-html";

/** The texts of a preview picture. */
export interface PreviewText {
  readonly title: string;
  readonly detail?: string;
  readonly shopName: string;
}

/** The size that social networks ask for, in pixels. */
const previewSize = { width: 1200, height: 630 } as const;

const margin = 90;
const titleSize = 72;
/** About the mean width of a bold letter, by the size of the text. */
const letterWidth = 0.58;
const mostLetters = Math.floor((previewSize.width - 2 * margin) / (titleSize * letterWidth));
const mostLines = 4;

/** Returns the drawing of a preview picture. */
export function previewSvg({ title, detail, shopName }: PreviewText): string {
  const { width, height } = previewSize;
  const lines = linesOf(title);
  const top = height / 2 - ((lines.length - 1) * titleSize * 1.2) / 2 + titleSize / 3;
  const shown = lines.map((line, index) => text(line, { y: top + index * titleSize * 1.2, size: titleSize }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Inter" font-weight="700">`,
    `<rect width="${width}" height="${height}" fill="#074f43"/>`,
    `<rect width="24" height="${height}" fill="#3fb09b"/>`,
    text(shopName, { y: 110, size: 44, fill: "#abdcd3" }),
    ...shown,
    ...(detail ? [text(shortened(detail, 50), { y: height - 70, size: 36, fill: "#abdcd3" })] : []),
    "</svg>",
  ].join("");
}

interface TextPlace {
  readonly y: number;
  readonly size: number;
  readonly fill?: string;
}

function text(content: string, { y, size, fill = "#ffffff" }: TextPlace): string {
  return `<text x="${margin}" y="${Math.round(y)}" font-size="${size}" fill="${fill}">${escaped(content)}</text>`;
}

/** Breaks a title at spaces; a word that is too long is cut. */
export function linesOf(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.trim().split(/\s+/)) {
    const joined = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length > 0 && joined.length <= mostLetters) lines[lines.length - 1] = joined;
    else lines.push(shortened(word, mostLetters));
  }
  if (lines.length <= mostLines) return lines;
  const last = shortened(`${lines[mostLines - 1] ?? ""} …`, mostLetters);
  return [...lines.slice(0, mostLines - 1), last];
}

function shortened(line: string, most: number): string {
  const letters = Array.from(line);
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join("")}…`;
}

/** Control characters are not allowed in XML. */
function escaped(content: string): string {
  return escapeHtml(content.replaceAll(/\p{Cc}/gu, " "));
}
