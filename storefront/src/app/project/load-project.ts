import type { PageRoute, Slots } from "@souk/storefront/extend";
import type { Messages } from "../messages";
import { noProject, type Project } from "./project";

/** The addresses of the project's files for a page, as JSON in a script block that browsers do not execute. */
interface ProjectFiles {
  readonly script?: string;
  readonly messages?: string;
}

/** The exports of the module that a project names as `pages`. */
export interface ProjectModule {
  readonly slots?: Slots;
  readonly routes?: readonly PageRoute[];
}

/** The bundle of a project: a function of the modules that it shares with the pages. */
export type ProjectBundle = (sharedModule: (name: string) => unknown) => ProjectModule;

const projectFilesId = "souk-project";

/** Loads what the project adds to the pages. If that fails, the page works without it. */
export async function loadProject(): Promise<Project> {
  const text = document.getElementById(projectFilesId)?.textContent;
  if (!text) return noProject;
  const { script, messages } = JSON.parse(text) as ProjectFiles;
  try {
    const [pages, texts] = await Promise.all([script && loadPages(script), messages && loadTexts(messages)]);
    const { slots = {}, routes = [] } = pages || {};
    return { slots, routes, messages: texts || {} };
  } catch (error) {
    reportError(new Error("the project's pages cannot be loaded", { cause: error }));
    return noProject;
  }
}

async function loadPages(address: string): Promise<ProjectModule> {
  const [bundle, { sharedModule }] = await Promise.all([
    import(/* @vite-ignore */ address) as Promise<{ readonly default: ProjectBundle }>,
    import("../../extend/extension-modules"),
  ]);
  return bundle.default(sharedModule);
}

async function loadTexts(address: string): Promise<Messages> {
  const { default: messages } = (await import(/* @vite-ignore */ address)) as { readonly default: Messages };
  return messages;
}
