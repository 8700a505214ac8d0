import { createContext } from "react-router";
import type { Locale } from "./locale";
import { noProject, type Project } from "./project/project";

/** The language of the page whose action runs. */
export const localeContext = createContext<Locale>("en");

/** The project of the shop, with its messages in that language. */
export const projectContext = createContext<Project>(noProject);
