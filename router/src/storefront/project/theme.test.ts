import { describe, expect, test } from "vitest";
import { contrastOf } from "./contrast.js";
import { contrastWarnings, themeCss, themeFaults, type ThemeTokens } from "./theme.js";

test.each<[string, ThemeTokens, string, string]>([
  ["an unknown token", { colorPrimry: "#123456" }, "colorPrimry", "is unknown; did you mean colorPrimary?"],
  ["a color that is a name", { colorText: "red" }, "colorText", 'must be a color such as "#127461"'],
  [
    "a color that ends the rule",
    { colorText: "#000;}body{color:red" },
    "colorText",
    'must be a color such as "#127461"',
  ],
  [
    "a wrong color of one scheme",
    { colorText: { light: "#000", dark: "grey" } },
    "colorText",
    'must be a color such as "#127461"',
  ],
  ["a length without a unit", { radius: "4" }, "radius", 'must be a length such as "4px"'],
  ["a font with a function", { fontFamily: "url(x)" }, "fontFamily", "must be names of fonts, separated by commas"],
])("refuses %s", (_case, tokens, name, complaint) => {
  expect(themeFaults(tokens)).toEqual([{ name, complaint }]);
});

test("writes the properties of each color scheme with the derived ones", () => {
  const tokens = { colorPrimary: { light: "#7a1f5c" }, radius: "0" };
  expect(themeFaults(tokens)).toEqual([]);
  const css = themeCss(tokens);
  expect(css).toContain(':root[data-mantine-color-scheme="light"]{--souk-color-primary:#7a1f5c;');
  expect(css).toContain("--souk-color-primary-hover:color-mix(in srgb, #7a1f5c 85%, black)");
  expect(css).toContain(':root[data-mantine-color-scheme="dark"]{--souk-radius:0}');
  expect(themeCss({})).toBe("");
});

describe("contrast", () => {
  test.each([
    ["#000000", "#ffffff", 21],
    ["#fff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.48],
  ])("the contrast of %s and %s is %d", (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
  });

  test("below WCAG AA is a warning for the text, its background and text above the primary color", () => {
    expect(contrastWarnings({})).toEqual([]);
    expect(contrastWarnings({ colorPrimary: "#7a1f5c", colorLink: { light: "#7a1f5c" } })).toEqual([]);
    expect(contrastWarnings({ colorPrimary: "#ffd400" })).toEqual([
      "colorPrimary and text in #ffffff have a contrast of 1.4 in the light scheme; WCAG AA needs 4.5",
      "colorPrimary and text in #ffffff have a contrast of 1.4 in the dark scheme; WCAG AA needs 4.5",
    ]);
    expect(contrastWarnings({ colorBackground: { light: "#127461" } })).toHaveLength(3);
  });
});
