import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { browserNames } from "./browser-names.js";

/** The path of a browser on PATH; undefined when there is none. */
export function browserPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => browserNames.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const args = [
  // the browser's sandbox does not start as root, and it only opens our own pages
  "--no-sandbox",
  "--disable-site-isolation-trials",
  // pages live for seconds, so optimized code and GPU emulation cost more than they save
  "--js-flags=--max-opt=1",
  "--disable-gpu",
  "--in-process-gpu",
  "--renderer-process-limit=1",
];

/** Opens a real browser without a window. Throws when there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error("there is no Chromium on PATH");
  return chromium.launch({ executablePath, args });
}

let workersBrowser: Promise<Browser> | undefined;

/** The browser of this test worker, which all of its files use. It ends with the worker. */
export function sharedBrowser(): Promise<Browser> {
  workersBrowser ??= openBrowser();
  return workersBrowser;
}
