import { globSync, readFileSync } from "node:fs";
import { settingPrefix, subgraphNames } from "@souk/kernel/config/subgraph-addresses";

/** The ways to read a setting: a method of the SettingsReader, the environment itself, or a key with its file. */
const readings = [
  /\breader\s*\.(?:text|optionalText|flag|oneOf|wholeNumber|port|url|optionalUrl|currency|fault)\(\s*"([A-Z][A-Z0-9_]*)"/g,
  /\breadPairs\(\s*reader,\s*"([A-Z][A-Z0-9_]*)"/g,
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

const formerName = /\bacceptFormerName\(\{\s*formerName: "(\w+)",\s*name: "(\w+)"/g;

/** The names of all settings that production code reads. */
export function settingsInCode(): Set<string> {
  return new Set(productionSources().flatMap(settingsReadBy));
}

/** The former names of settings that production code accepts. */
export function formerNamesInCode(): { formerName: string; name: string }[] {
  return productionSources().flatMap((code) =>
    [...code.matchAll(formerName)].map(([, former = "", name = ""]) => ({ formerName: former, name })),
  );
}

function productionSources(): string[] {
  return globSync(["{kernel,router,shop}/src/**/*.ts", "{packages,subgraphs}/*/src/**/*.ts"])
    .filter((path) => !path.endsWith(".test.ts") && !path.includes("/testing/"))
    .map((path) => readFileSync(path, "utf8"));
}
