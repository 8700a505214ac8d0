import Papa from "papaparse";
import { endOfDay } from "./end-day";

/** A line of the list with a student. */
export interface ListedStudent {
  readonly line: number;
  readonly email: string;
  readonly endsAt: string | null;
}

/** A line that cannot be sent. */
export interface ProblemLine {
  readonly line: number;
  readonly text: string;
  readonly problem: "address" | "date" | "past" | "twice";
}

export interface StudentList {
  readonly students: readonly ListedStudent[];
  readonly problems: readonly ProblemLine[];
}

/**
 * Reads one student for each line: an address, or an address and the last day of access, as CSV with commas, semicolons
 * or tabs. A first line with the column `email` names the columns. `lastDay` applies to lines without a day.
 */
export function readStudents(text: string, lastDay: string, now: Date): StudentList {
  const students: ListedStudent[] = [];
  const problems: ProblemLine[] = [];
  const seen = new Set<string>();
  let columns = { email: 0, endsAt: 1 };
  let isFirst = true;
  for (const [index, { content, cells }] of linesOf(text).entries()) {
    if (content === "") continue;
    const header = isFirst ? headerOf(cells) : undefined;
    isFirst = false;
    if (header) {
      columns = header;
      continue;
    }
    const email = cells[columns.email] ?? "";
    const day = (cells[columns.endsAt] ?? "") || lastDay;
    const end = day ? endOfDay(day) : null;
    const problem = problemOf({ email, end, now, seen });
    if (problem) problems.push({ line: index + 1, text: content, problem });
    else students.push({ line: index + 1, email, endsAt: end?.toISOString() ?? null });
    seen.add(email.toLowerCase());
  }
  return { students, problems };
}

/** Returns the list without the given students; empty without other lines than a header. */
export function withoutStudents(text: string, removed: readonly ListedStudent[]): string {
  const lines = new Set(removed.map(({ line }) => line));
  const rest = text
    .split("\n")
    .filter((_line, index) => !lines.has(index + 1))
    .join("\n");
  const { students, problems } = readStudents(rest, "", new Date(0));
  return students.length + problems.length > 0 ? rest : "";
}

function linesOf(text: string): { readonly content: string; readonly cells: readonly string[] }[] {
  const delimiter = [";", "\t"].find((character) => text.includes(character)) ?? ",";
  return text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line) => {
      const content = line.trim();
      const cells = Papa.parse<string[]>(content, { delimiter }).data[0] ?? [];
      return { content, cells: cells.map((cell) => cell.trim()) };
    });
}

function headerOf(cells: readonly string[]): { email: number; endsAt: number } | undefined {
  const names = cells.map((cell) => cell.toLowerCase());
  const email = names.indexOf("email");
  return email < 0 ? undefined : { email, endsAt: names.indexOf("endsat") };
}

interface ReadLine {
  readonly email: string;
  /** Undefined for a day that does not exist, null without a day. */
  readonly end: Date | undefined | null;
  readonly now: Date;
  readonly seen: ReadonlySet<string>;
}

function problemOf({ email, end, now, seen }: ReadLine): ProblemLine["problem"] | undefined {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return "address";
  if (end === undefined) return "date";
  if (end && end <= now) return "past";
  return seen.has(email.toLowerCase()) ? "twice" : undefined;
}
