/** The arguments of a run of a command. */
export interface ProjectCommandContext {
  /** The words after the name of the command. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Print a line. */
  readonly out: (line: string) => void;
  readonly printError: (line: string) => void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** `souk run NAME`, where the name is the key in the file. */
export interface ProjectCommand {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Returns the exit code; 0 when it returns nothing. */
  run(context: ProjectCommandContext): Promise<number | void>;
}
