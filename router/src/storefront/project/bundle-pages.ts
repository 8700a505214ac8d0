import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { build, formatMessages, type BuildFailure, type BuildOptions } from "esbuild";

export interface PagesBundle {
  readonly script: string;
  /** Undefined without style sheets. */
  readonly styles: string | undefined;
}

/** The code of the project's pages cannot be bundled. The message names the file and line of each fault. */
class PagesNotBundledError extends Error {
  constructor(lines: readonly string[]) {
    super(`the pages of the project cannot be bundled:\n${lines.join("\n")}`);
    this.name = "PagesNotBundledError";
  }
}

/** The modules that the pages of the shop provide, so that a page has one React. */
const shared = ["react", "react/jsx-runtime", "@souk/storefront/extend"];

/**
 * The bundle is a function of `require`: browser and server pass the modules that they share with it. Its imports of
 * other packages are part of the bundle.
 */
const wrapper = {
  banner: { js: "export default function (require) { const module = { exports: {} }; let exports = module.exports;" },
  footer: { js: "return module.exports; }" },
};

/** Bundles the project's module for browsers or for the server. Throws PagesNotBundledError. */
export async function bundlePages(file: string, target: "browser" | "server"): Promise<PagesBundle> {
  try {
    const { outputFiles = [] } = await build({ ...options(file), ...targets[target] });
    const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text;
    return { script: textOf(".js") ?? "", styles: textOf(".css") };
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (!errors) throw error;
    const lines = await formatMessages(errors, { kind: "error", color: false, terminalWidth: 120 });
    throw new PagesNotBundledError(lines.map((line) => line.trimEnd()));
  }
}

function options(file: string): BuildOptions {
  return {
    ...wrapper,
    entryPoints: [file],
    absWorkingDir: dirname(file),
    outdir: dirname(file),
    entryNames: "pages",
    bundle: true,
    write: false,
    format: "cjs",
    external: shared,
    jsx: "automatic",
    target: "es2022",
    sourcemap: "inline",
    // stack traces of the server name the file of the project
    sourceRoot: pathToFileURL(`${dirname(file)}/`).href,
    logLevel: "silent",
    loader: { ".svg": "dataurl", ".png": "dataurl", ".jpg": "dataurl", ".webp": "dataurl" },
    define: { "process.env.NODE_ENV": '"production"' },
  };
}

const targets: Readonly<Record<"browser" | "server", BuildOptions>> = {
  browser: { platform: "browser", minify: true, sourcemap: false },
  server: { platform: "node" },
};
