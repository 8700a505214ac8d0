import { createHash } from "node:crypto";
import { escapeXml } from "./pictures/escape-xml.js";
import { iconFor } from "./pictures/icon-for.js";
import { paletteFor, type Palette } from "./pictures/palette.js";
import { area, circle, ellipse, rect } from "./pictures/shapes.js";
import { wrapText } from "./pictures/wrap-text.js";

export type PictureOf = {
  slug: string;
  name: string;
  /** The slug selects the colors; the name is above the product's name. */
  category: { slug: string; name: string };
  /** A course shows a play button. */
  isCourse: boolean;
};

/** Returns an SVG document of 640 by 480 and at most 3 KB. The same input always gives the same picture. */
export function drawPicture({ slug, name, category, isCourse }: PictureOf): string {
  const seed = createHash("sha1").update(slug).digest();
  const palette = paletteFor(category.slug, (seed.readUInt8(0) % 25) - 12);
  const caption = wrapText(name, 28);
  const captionTop = caption.length > 1 ? 402 : 412;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" role="img" aria-label="${escapeXml(name)}">`,
    `<linearGradient id="g" x1="0" y1="0" x2="${(seed.readUInt8(1) % 10) / 10}" y2="1">` +
      `<stop stop-color="${palette.backgroundTop}"/><stop offset="1" stop-color="${palette.backgroundBottom}"/></linearGradient>`,
    rect([0, 0, 640, 480], 0, "url(#g)"),
    `<g fill-opacity=".5">`,
    circle(80 + (seed.readUInt8(2) % 90), 70 + (seed.readUInt8(3) % 200), 24 + (seed.readUInt8(4) % 40), palette.pale),
    circle(480 + (seed.readUInt8(5) % 90), 60 + (seed.readUInt8(6) % 200), 20 + (seed.readUInt8(7) % 50), palette.pale),
    circle(320, 182, 156, palette.pale),
    "</g>",
    `<g fill-opacity=".16">${ellipse([320, 318, 124, 13], palette.ink)}</g>`,
    `<g transform="translate(213 84) scale(1.07)">${iconFor(slug)(palette)}</g>`,
    ...(isCourse ? [playButton(palette)] : []),
    `<g font-family="'Avenir Next','Segoe UI',Roboto,Helvetica,Arial,sans-serif" text-anchor="middle" fill="${palette.ink}">`,
    `<text x="320" y="364" font-size="13" letter-spacing="3" fill-opacity=".65">${escapeXml(category.name.toUpperCase())}</text>`,
    ...caption.map((text, index) => {
      return `<text x="320" y="${captionTop + index * 34}" font-size="28" font-weight="600">${escapeXml(text)}</text>`;
    }),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function playButton({ accent, pale }: Palette): string {
  return circle(430, 290, 33, pale) + circle(430, 290, 27, accent) + area("M422 276L444 290L422 304Z", pale);
}
