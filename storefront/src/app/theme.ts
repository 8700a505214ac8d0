import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

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
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif",
  headings: { fontWeight: "650" },
});

/** Mantine's own dimmed text and red miss the contrast of 4.5:1 that WCAG asks for. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5c636a",
    "--mantine-color-placeholder": "#6a7178",
    "--mantine-color-error": "#c92a2a",
    "--mantine-color-yellow-light-color": "#6b4600",
    "--mantine-color-orange-light-color": "#8a3200",
    "--mantine-color-green-light-color": "#1c6230",
    "--mantine-color-red-text": "#c92a2a",
    "--mantine-color-red-outline": "#c92a2a",
  },
  dark: {
    "--mantine-color-dimmed": "#a6a7ab",
    "--mantine-color-placeholder": "#a0a1a5",
    "--mantine-color-error": "#ff8787",
  },
});
