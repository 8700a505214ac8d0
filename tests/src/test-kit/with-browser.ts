import { describe } from "@jest/globals";
import { browserPath } from "./browser.js";

/** `describe` for what needs a browser; skipped on a machine without one. */
export const withBrowser: typeof describe.skip = browserPath() === undefined ? describe.skip : describe;
