import { secondsFrom } from "./length-text";
import { daysFrom } from "./lesson-opening";
import type { DraftLesson, OutlineDraft } from "./outline-draft";
import { quizFieldAt, quizProblems, type QuizProblem } from "./quiz-problems";

export type FieldProblem = "empty" | "tooLong" | "length" | "days" | "date" | "address" | `quiz.${QuizProblem}`;

/** By `<key>.<field>` of a section, a lesson, or a part of its quiz. */
export type OutlineProblems = ReadonlyMap<string, FieldProblem>;

const longestTitle = 200;
const longestAddress = 2000;
const longestContent = 50_000;

/** Returns the problems that the server would find, before it is asked. */
export function outlineProblems(draft: OutlineDraft): OutlineProblems {
  const problems = new Map<string, FieldProblem>();
  for (const section of draft) {
    checkTitle(problems, section);
    for (const lesson of section.lessons) {
      checkTitle(problems, lesson);
      checkOpening(problems, lesson);
      if (secondsFrom(lesson.length) === undefined) problems.set(`${lesson.key}.durationSeconds`, "length");
      if (!isMediaAddress(lesson.externalUrl.trim())) problems.set(`${lesson.key}.externalUrl`, "address");
      if (lesson.content.length > longestContent) problems.set(`${lesson.key}.content`, "tooLong");
      const ofQuiz = lesson.quiz ? quizProblems(lesson.key, lesson.quiz) : [];
      for (const [field, problem] of ofQuiz) problems.set(field, `quiz.${problem}`);
    }
  }
  return problems;
}

function checkTitle(problems: Map<string, FieldProblem>, { key, title }: { key: string; title: string }): void {
  const { length } = title.trim();
  if (length === 0) problems.set(`${key}.title`, "empty");
  if (length > longestTitle) problems.set(`${key}.title`, "tooLong");
}

/** A preview is sent without its opening. */
function checkOpening(problems: Map<string, FieldProblem>, { key, isPreview, opening }: DraftLesson): void {
  if (isPreview) return;
  if (opening.kind === "days" && daysFrom(opening.days) === undefined) problems.set(`${key}.opensAfterDays`, "days");
  if (opening.kind === "date" && opening.opensAt === "") problems.set(`${key}.opensAt`, "date");
}

export function isMediaAddress(address: string): boolean {
  if (address === "") return true;
  if (address.length > longestAddress) return false;
  if (address.startsWith("/")) return !address.startsWith("//");
  const protocol = URL.parse(address)?.protocol;
  return protocol === "https:" || protocol === "http:";
}

/**
 * Maps the server's problem at `sections.0.lessons.1.title` to the key of that lesson. Messages for no field of the
 * sent outline are under "".
 */
export function serverProblems(
  sent: OutlineDraft,
  fields: readonly { readonly path: string; readonly message: string }[],
): ReadonlyMap<string, string> {
  const problems = new Map<string, string>();
  for (const { path, message } of fields) {
    const name = fieldAt(sent, path) ?? "";
    problems.set(name, [problems.get(name), message].filter(Boolean).join(" "));
  }
  return problems;
}

function fieldAt(sent: OutlineDraft, path: string): string | undefined {
  const [, section, lesson, field] = /^sections\.(\d+)(?:\.lessons\.(\d+))?\.(\w+(?:\..+)?)$/.exec(path) ?? [];
  const found = section === undefined ? undefined : sent[Number(section)];
  const part = lesson === undefined ? found : found?.lessons[Number(lesson)];
  if (!part || !field) return undefined;
  const [, ofQuiz] = /^quiz\.(.+)$/.exec(field) ?? [];
  if (ofQuiz && "quiz" in part && part.quiz) return quizFieldAt(part.key, part.quiz, ofQuiz);
  return /^\w+$/.test(field) && field !== "id" && field !== "lessons" ? `${part.key}.${field}` : undefined;
}
