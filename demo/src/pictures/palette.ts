import { hexFromHsl } from "./hex-from-hsl.js";

export type Palette = {
  backgroundTop: string;
  backgroundBottom: string;
  ink: string;
  dark: string;
  mid: string;
  light: string;
  pale: string;
  /** The color farthest from the others on the color wheel, for the main detail. */
  accent: string;
};

/** hue: degrees; strengthPercent: the colorfulness, usually 100. */
type Tone = { hue: number; strengthPercent: number; accent: string };

const coral = "#ee6c5c";
const amber = "#f4b03e";
const clay = "#d9754a";
const teal = "#35a89b";

const toneByCategory: Readonly<Record<string, Tone>> = {
  keyboards: { hue: 226, strengthPercent: 100, accent: amber },
  audio: { hue: 264, strengthPercent: 100, accent: coral },
  lighting: { hue: 44, strengthPercent: 100, accent: amber },
  "home-textiles": { hue: 346, strengthPercent: 95, accent: amber },
  kitchen: { hue: 14, strengthPercent: 95, accent: amber },
  "coffee-and-tea": { hue: 26, strengthPercent: 65, accent: teal },
  garden: { hue: 128, strengthPercent: 85, accent: clay },
  outdoors: { hue: 168, strengthPercent: 95, accent: coral },
  stationery: { hue: 204, strengthPercent: 105, accent: coral },
  games: { hue: 308, strengthPercent: 85, accent: amber },
  workshop: { hue: 212, strengthPercent: 55, accent: clay },
  bags: { hue: 188, strengthPercent: 100, accent: coral },
  courses: { hue: 246, strengthPercent: 100, accent: amber },
};

const plainTone: Tone = { hue: 210, strengthPercent: 40, accent: coral };

/** Returns the palette of a category. shiftDegrees turns the hue a little, so that neighbors on a page differ. */
export function paletteFor(categorySlug: string, shiftDegrees: number): Palette {
  const tone = toneByCategory[categorySlug] ?? plainTone;
  const hue = tone.hue + shiftDegrees;
  // A yellow background must not turn towards green, which looks bad.
  const backgroundTurn = hue > 30 && hue < 90 ? -4 : 16;
  const shade = (turn: number, saturationPercent: number, lightnessPercent: number) =>
    hexFromHsl(hue + turn, (saturationPercent * tone.strengthPercent) / 100, lightnessPercent);
  return {
    backgroundTop: shade(0, 62, 95),
    backgroundBottom: shade(backgroundTurn, 52, 83),
    ink: shade(0, 34, 20),
    dark: shade(0, 36, 31),
    mid: shade(0, 44, 52),
    light: shade(0, 48, 71),
    pale: shade(0, 60, 97),
    accent: tone.accent,
  };
}
