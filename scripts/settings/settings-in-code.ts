import { globSync, readFileSync } from "node:fs";
import { settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";

/** The ways to read a setting: a method of the SettingsReader, the environment itself, or a key with its file. */
const readings = [
  /\breader\s*\.(?:text|optionalText|flag|oneOf|wholeNumber|port|url|optionalUrl|currency|fault)\(\s*"([A-Z][A-Z0-9_]*)"/g,
  /\benvironment\.([A-Z][A-Z0-9_]*)\b/g,
  /\bprocess\.env\.([A-Z][A-Z0-9_]*)\b/g,
];
const keyReading = /\bread(?:Keys|CardKeys|SecretKeys)\(\s*reader,\s*"([A-Z][A-Z0-9_]*)"/g;
/** A setting that exists for each subgraph: `<SUBGRAPH>_URL`. */
const readingOfEach = /`\$\{settingPrefix\([\w.]+\)\}_([A-Z][A-Z0-9_]*)`/g;

/** The names of all settings that a text of code reads. */
export function settingsReadBy(code: string): string[] {
  const named = (pattern: RegExp): string[] => [...code.matchAll(pattern)].map(([, name = ""]) => name);
  return [
    ...readings.flatMap(named),
    ...named(keyReading).flatMap((name) => [name, `${name}_FILE`]),
    ...named(readingOfEach).flatMap((rest) => subgraphNames.map((name) => `${settingPrefix(name)}_${rest}`)),
  ];
}

/** The names of all settings that production code reads. */
export function settingsInCode(): Set<string> {
  const sources = globSync(["{kernel,router,shop}/src/**/*.ts", "{packages,subgraphs}/*/src/**/*.ts"]).filter(
    (path) => !path.endsWith(".test.ts") && !path.includes("/testing/"),
  );
  return new Set(sources.flatMap((path) => settingsReadBy(readFileSync(path, "utf8"))));
}
