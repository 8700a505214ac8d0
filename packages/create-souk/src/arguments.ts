import { parseArgs } from "node:util";

export const usage = `npm create souk [FOLDER] -- [OPTIONS]

  --yes              asks nothing; takes the defaults for what is not given
  --demo, --no-demo  with or without the demo products and users (default: with)
  --registry URL     installs Souk's packages from this registry
  --help             prints this`;

/** The arguments are wrong. The message says why. */
export class UsageError extends Error {}

export interface Arguments {
  readonly folder: string | undefined;
  readonly yes: boolean;
  readonly demoData: boolean | undefined;
  readonly registry: string | undefined;
  readonly help: boolean;
}

/** Throws UsageError. */
export function readArguments(given: readonly string[]): Arguments {
  const { values, positionals } = parsed(given);
  const [folder, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one folder is expected, not ${positionals.join(", ")}`);
  const { yes = false, help = false, demo, registry } = values;
  if (registry !== undefined && !isWebAddress(registry))
    throw new UsageError(`${JSON.stringify(registry)} is not the URL of a registry`);
  return { folder, yes, help, demoData: demo, registry };
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      allowNegative: true,
      options: {
        yes: { type: "boolean", short: "y" },
        demo: { type: "boolean" },
        registry: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}
