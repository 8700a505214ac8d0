import type { Palette } from "./palette.js";

/** Returns SVG elements, about 200 by 200 with the origin in the top left corner. */
export type Icon = (palette: Palette) => string;
