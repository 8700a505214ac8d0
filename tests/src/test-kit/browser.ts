import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { browserNames } from "./browser-names.js";

/** The browser of this machine, on PATH; none where it has none. */
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

/** A real browser without a window. Throws where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === undefined) throw new Error("there is no Chromium on PATH");
  // its own sandbox does not start as root, and these are our pages
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
