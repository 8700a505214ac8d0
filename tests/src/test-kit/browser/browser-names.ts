/** Names on PATH of browsers that Playwright can drive, the smallest first. */
export const browserNames: readonly string[] = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
