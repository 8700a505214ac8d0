import { readFileSync } from "node:fs";

/** Returns the version of this release of Souk. */
export function releaseVersion(): string {
  const file = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
