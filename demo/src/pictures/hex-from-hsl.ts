/**
 * Returns "#rrggbb" for a hue in degrees (any number) and saturation and lightness in percent, because some SVG readers
 * do not support hsl().
 */
export function hexFromHsl(hue: number, saturationPercent: number, lightnessPercent: number): string {
  const lightness = lightnessPercent / 100;
  const reach = (saturationPercent / 100) * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const position = (offset + (((hue % 360) + 360) % 360) / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(position - 3, 9 - position, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
