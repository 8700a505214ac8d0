import { readdirSync, readFileSync } from "node:fs";

export interface ProcessMemory {
  /** The name of the workspace whose program the process runs, or of its executable. */
  readonly name: string;
  readonly rssMb: number;
  /** RSS with each shared page divided by the number of processes that share it. */
  readonly pssMb: number;
}

/** Returns the memory of a process and all its descendants, on Linux. */
export function memoryOfTree(pid: number): readonly ProcessMemory[] {
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return [memoryOf(pid), ...children.flatMap((child) => memoryOfTree(Number(child)))].flatMap((one) => one ?? []);
}

/** Undefined for a process that has ended. */
function parentOf(pid: string): number | undefined {
  // the command is in parentheses and may contain any character
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ");
  return fields && Number(fields[1]);
}

function memoryOf(pid: number): ProcessMemory | undefined {
  const [rollup, command] = [read(`/proc/${pid}/smaps_rollup`), read(`/proc/${pid}/cmdline`)];
  if (rollup === undefined || command === undefined) return undefined;
  const mb = (field: string): number => (Number(new RegExp(`^${field}: +(\\d+)`, "m").exec(rollup)?.[1]) * 1024) / 1e6;
  return { name: nameOf(command.split("\0")), rssMb: mb("Rss"), pssMb: mb("Pss") };
}

function nameOf([executable = "", ...options]: readonly string[]): string {
  const program = options.find((option) => /\/dist\/\S*\.js$/.test(option));
  const found = program === undefined ? undefined : /([^/]+)\/dist\/(.*)\.js$/.exec(program);
  if (found) return `${found[1]} ${found[2]}`;
  return executable.split(" ")[0]?.split("/").at(-1) ?? executable;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
