import { describe } from "vitest";
import { browserPath } from "./browser.js";

/** `describe` for tests that need a browser; skipped on a machine without one. */
export const withBrowser: typeof describe.skip = browserPath() === undefined ? describe.skip : describe;
