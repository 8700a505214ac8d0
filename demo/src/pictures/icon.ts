import type { Palette } from "./palette.js";

/** SVG elements of a thing, about 200 by 200 with the origin in the top left corner. */
export type Icon = (palette: Palette) => string;
