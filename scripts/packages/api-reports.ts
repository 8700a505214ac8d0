import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
} from "@microsoft/api-extractor";
import { publicApi, reportName, unreported } from "./public-api.ts";
import { publishedPackages } from "./published-packages.ts";

const reportFolder = "docs/api";

/**
 * Compares the types of every public module with its report in `docs/api/`; with `isWriting`, writes the reports that
 * differ. Reads the build. Returns what is wrong.
 */
export function apiProblems(isWriting: boolean): string[] {
  mkdirSync(reportFolder, { recursive: true });
  const modules = publicModules();
  const [first, ...others] = modules;
  if (!first) return [];
  // one compilation for all modules
  const compilerState = CompilerState.create(configOf(first), {
    additionalEntryPoints: others.map(({ types }) => types),
  });
  return modules.flatMap((module) => {
    const problems: string[] = [];
    const { apiReportChanged } = Extractor.invoke(configOf(module), {
      localBuild: isWriting,
      compilerState,
      messageCallback: (message) => {
        message.handled = true;
        if (message.logLevel === ExtractorLogLevel.Error) problems.push(`${module.report}: ${textOf(message)}`);
      },
    });
    if (apiReportChanged && !isWriting)
      problems.push(`${reportFolder}/${module.report} is not what the package exports; npm run api writes it`);
    return problems;
  });
}

interface PublicModule {
  readonly folder: string;
  /** Its declarations, absolute. */
  readonly types: string;
  readonly report: string;
}

function publicModules(): PublicModule[] {
  const packages = new Map(publishedPackages().map((found) => [found.manifest.name, found]));
  return Object.entries(publicApi).flatMap(([name, subpaths]) => {
    const reported = subpaths.filter((subpath) => !unreported[name]?.includes(subpath));
    return reported.map((subpath) => {
      const { folder, manifest } = packages.get(name) ?? {};
      const types = manifest?.exports?.[subpath]?.types;
      if (folder === undefined || types === undefined) throw new Error(`${name} does not export ${subpath}`);
      return { folder, types: resolve(folder, types), report: reportName(name, subpath) };
    });
  });
}

function configOf({ folder, types, report }: PublicModule): ExtractorConfig {
  const none = { logLevel: ExtractorLogLevel.None };
  return ExtractorConfig.prepare({
    packageJsonFullPath: resolve(folder, "package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: resolve(folder),
      mainEntryPointFilePath: types,
      compiler: { overrideTsconfig: compilerOptions(types) },
      apiReport: {
        enabled: true,
        reportFolder: resolve(reportFolder),
        reportTempFolder: resolve("node_modules/.cache/api-reports"),
        reportFileName: report,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        // Souk's comments are not TSDoc, and a type that is not exported is a part of the report
        extractorMessageReporting: { default: none },
        tsdocMessageReporting: { default: none },
      },
    },
  });
}

function compilerOptions(entry: string): object {
  return {
    compilerOptions: {
      target: "es2022",
      lib: ["es2022", "esnext.disposable", "dom", "dom.iterable"],
      module: "nodenext",
      moduleResolution: "nodenext",
      types: ["node"],
      typeRoots: [join(resolve(), "node_modules/@types")],
      strict: true,
      skipLibCheck: true,
    },
    files: [entry],
  };
}

function textOf({ text, sourceFilePath, sourceFileLine }: ExtractorMessage): string {
  return sourceFilePath === undefined ? text : `${sourceFilePath}:${sourceFileLine}: ${text}`;
}
