import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";
import tokens from "@souk/storefront/theme-tokens.json" with { type: "json" };

/** A deep teal. Shade 7 has a contrast of at least 5.5:1 against white; text on the dark background uses shade 4. */
const souk: MantineColorsTuple = [
  "#e9f8f5",
  "#d5eee9",
  "#abdcd3",
  "#7dcabb",
  "#57baa7",
  "#3fb09b",
  "#2fa893",
  "#127461",
  "#0d6253",
  "#074f43",
];

export const theme = createTheme({
  primaryColor: "souk",
  // one shade for both schemes: Mantine computes once whether text on it is black or white, without the color scheme
  primaryShade: 7,
  autoContrast: true,
  // the luminance at which black and white have the same contrast with a color
  luminanceThreshold: 0.179,
  colors: { souk },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: { fontWeight: "650" },
});

type Scheme = "light" | "dark";

/** Returns the value of a token: the project's, else the default. */
function valueOf(name: keyof typeof tokens, scheme: Scheme): string {
  return `var(${tokens[name].property}, ${tokens[name][scheme]})`;
}

/** Badges and light buttons without a project's color, as Mantine computes them. */
const light = {
  light: { background: souk[1], hover: souk[2], text: souk[9] },
  dark: { background: "#042822", hover: "#05372f", text: souk[0] },
} as const;

/** The variables of Mantine that a project changes by its tokens. */
function tokenVariables(scheme: Scheme): Readonly<Record<string, string>> {
  const { property } = tokens.colorPrimary;
  return {
    "--mantine-color-body": valueOf("colorBackground", scheme),
    "--mantine-color-text": valueOf("colorText", scheme),
    "--mantine-color-dimmed": valueOf("colorTextDimmed", scheme),
    "--mantine-color-anchor": valueOf("colorLink", scheme),
    "--mantine-color-default-border": valueOf("colorBorder", scheme),
    "--mantine-color-souk-text": valueOf("colorLink", scheme),
    "--mantine-color-souk-7": valueOf("colorPrimary", scheme),
    "--mantine-color-souk-8": `var(${property}-hover, ${souk[8]})`,
    "--mantine-color-souk-light": `var(${property}-soft, ${light[scheme].background})`,
    "--mantine-color-souk-light-hover": `var(${property}-soft-hover, ${light[scheme].hover})`,
    "--mantine-color-souk-light-color": `var(${property}-on-soft, ${light[scheme].text})`,
  };
}

/** Mantine's own dimmed text and red miss the contrast of 4.5:1 that WCAG asks for. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    "--mantine-radius-md": valueOf("radius", "light"),
    "--mantine-radius-default": valueOf("radius", "light"),
    "--mantine-font-family": valueOf("fontFamily", "light"),
    "--mantine-font-family-headings": valueOf("fontFamilyHeadings", "light"),
  },
  light: {
    ...tokenVariables("light"),
    "--mantine-color-placeholder": "#6a7178",
    "--mantine-color-error": "#c92a2a",
    "--mantine-color-yellow-light-color": "#6b4600",
    "--mantine-color-orange-light-color": "#8a3200",
    "--mantine-color-green-light-color": "#1c6230",
    "--mantine-color-red-text": "#c92a2a",
    "--mantine-color-red-outline": "#c92a2a",
  },
  dark: {
    ...tokenVariables("dark"),
    "--mantine-color-placeholder": "#a0a1a5",
    "--mantine-color-error": "#ff8787",
  },
});
