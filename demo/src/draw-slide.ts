import { escapeXml } from "./pictures/escape-xml.js";
import { iconFor } from "./pictures/icon-for.js";
import { paletteFor } from "./pictures/palette.js";
import { rect } from "./pictures/shapes.js";
import { wrapText } from "./pictures/wrap-text.js";

export type SlideOf = {
  course: { slug: string; title: string };
  /** The category of the course's subject; it selects the colors. */
  categorySlug: string;
  sectionTitle: string;
  lessonTitle: string;
  /** From 1, numbered through the whole course. */
  lessonNumber: number;
  lessonCount: number;
};

/** Returns an SVG document of 960 by 540, which the demo shows instead of a lesson's video. */
export function drawSlide(slide: SlideOf): string {
  const { course, lessonNumber, lessonCount } = slide;
  const palette = paletteFor(slide.categorySlug, 0);
  const title = wrapText(slide.lessonTitle, 19);
  const titleTop = 262 - (title.length - 1) * 26;
  const heading = `${course.title}: ${slide.lessonTitle}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" role="img" aria-label="${escapeXml(heading)}">`,
    `<linearGradient id="g" x2="1" y2="1"><stop stop-color="${palette.backgroundTop}"/>` +
      `<stop offset="1" stop-color="${palette.backgroundBottom}"/></linearGradient>`,
    rect([0, 0, 960, 540], 0, "url(#g)"),
    rect([0, 0, 14, 540], 0, palette.accent),
    `<circle cx="758" cy="250" r="150" fill="${palette.pale}" fill-opacity=".6"/>`,
    `<g transform="translate(668 154) scale(.9)">${iconFor(course.slug)(palette)}</g>`,
    `<g font-family="'Avenir Next','Segoe UI',Roboto,Helvetica,Arial,sans-serif" fill="${palette.ink}">`,
    `<text x="72" y="84" font-size="20" font-weight="600">${escapeXml(course.title)}</text>`,
    `<text x="72" y="${titleTop - 58}" font-size="18" letter-spacing="1" fill-opacity=".7">${escapeXml(slide.sectionTitle)}</text>`,
    ...title.map((text, index) => {
      return `<text x="72" y="${titleTop + index * 50}" font-size="40" font-weight="700">${escapeXml(text)}</text>`;
    }),
    `<text x="72" y="458" font-size="16" fill-opacity=".7">Lesson ${lessonNumber} of ${lessonCount}</text>`,
    "</g>",
    rect([72, 476, 816, 8], 4, palette.pale),
    rect([72, 476, Math.round((816 * lessonNumber) / lessonCount), 8], 4, palette.accent),
    "</svg>",
    "",
  ].join("\n");
}
