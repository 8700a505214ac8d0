/** What a browser that Playwright can drive may be called on PATH, the smallest first. */
export const browserNames: readonly string[] = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
