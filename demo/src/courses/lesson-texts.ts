import { backpackingTexts } from "./texts/backpacking-texts.js";
import { balconyTexts } from "./texts/balcony-texts.js";
import { coffeeTexts } from "./texts/coffee-texts.js";
import { keyboardTexts } from "./texts/keyboard-texts.js";
import { knifeTexts } from "./texts/knife-texts.js";
import { podcastingTexts } from "./texts/podcasting-texts.js";
import { sourdoughTexts } from "./texts/sourdough-texts.js";
import { watercolorTexts } from "./texts/watercolor-texts.js";
import { woodworkingTexts } from "./texts/woodworking-texts.js";

/** By SKU: the text of each lesson in Markdown, in the order of the course. */
export const lessonTexts: Readonly<Record<string, readonly string[]>> = {
  "CRS-0001": keyboardTexts,
  "CRS-0002": woodworkingTexts,
  "CRS-0003": podcastingTexts,
  "CRS-0004": coffeeTexts,
  "CRS-0005": knifeTexts,
  "CRS-0006": sourdoughTexts,
  "CRS-0007": watercolorTexts,
  "CRS-0008": balconyTexts,
  "CRS-0009": backpackingTexts,
};
