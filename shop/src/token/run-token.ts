import { text } from "node:stream/consumers";
import type { Environment } from "@souk/kernel/config/config-reader";
import { inspectToken, tokenText } from "./inspect-token.js";

export const usage = `usage: souk token inspect [TOKEN] [--json]

Says what a token is and why the shop accepts or refuses it. Without TOKEN, or with -, it reads the token from standard
input, so that the token does not stay in the history of the shell. The exit code is 1 for a token that is refused.`;

export interface TokenOptions {
  readonly environment: Environment;
  readonly input: NodeJS.ReadableStream;
  readonly out: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** Returns the exit code: 0 for an accepted token, 1 for a refused one, 2 for wrong arguments. */
export async function runToken(args: readonly string[], options: TokenOptions): Promise<0 | 1 | 2> {
  const { environment, input, out, printError } = options;
  const isJson = args.includes("--json");
  const [verb, given = "-", ...others] = args.filter((each) => each !== "--json");
  if (verb !== "inspect" || others.length > 0 || (given !== "-" && given.startsWith("-"))) {
    printError(usage);
    return 2;
  }
  const report = await inspectToken(given === "-" ? await text(input) : given, environment);
  out(isJson ? JSON.stringify(report, null, 2) : tokenText(report));
  return report.isAccepted ? 0 : 1;
}
