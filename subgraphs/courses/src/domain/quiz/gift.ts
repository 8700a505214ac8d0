import { checkInput } from "@souk/kernel/errors/invalid-field";
import { parse, type GIFTQuestion, type NumericalChoice, type NumericalFormat, type TextFormat } from "gift-pegjs";
import TurndownService from "turndown";
import type { QuizQuestion } from "./quiz.js";
import { maxChoices, maxQuestions, maxTextLength, quizFrom, quizRule, type QuizInput } from "./quiz-rules.js";

type QuestionInput = QuizInput["questions"][number];

/** A part of a GIFT text that is not imported, or not fully. */
export interface GiftProblem {
  /** The line where the question starts, from 1. */
  readonly line: number;
  readonly message: string;
}

export interface GiftImport {
  readonly questions: readonly QuizQuestion[];
  readonly problems: readonly GiftProblem[];
}

/**
 * Reads questions in GIFT, the text format of Moodle. Questions are separated by empty lines; one that cannot be read does
 * not stop the others. Reads as many as a quiz may have.
 */
export function readGift(text: string, newId: () => string): GiftImport {
  const problems: GiftProblem[] = [];
  const blocks = blocksOf(text);
  const questions = blocks.slice(0, maxQuestions).flatMap(({ line, source }): QuizQuestion[] => {
    const report = (message: string): void => void problems.push({ line, message });
    const found = parsed(source, line, report);
    const inputs = found.flatMap((question) => inputFrom(question, report) ?? []);
    const checked = inputs.length === 0 ? null : checkInput(quizRule, { questions: inputs });
    if (checked?.ok) return [...quizFrom(checked.value, newId).questions];
    for (const { path, message } of checked?.fields ?? []) report(`${path.split(".").at(-1)} ${message}`);
    return [];
  });
  const first = blocks[maxQuestions];
  if (first)
    problems.push({ line: first.line, message: `is left out with all after it: at most ${maxQuestions} are read` });
  return { questions, problems };
}

interface Block {
  readonly line: number;
  readonly source: string;
}

function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let start = 0;
  for (const [index, line] of [...text.replace(/^\uFEFF/, "").split(/\r?\n|\r/), ""].entries()) {
    if (line.trim() === "") {
      if (lines.length > 0) blocks.push({ line: start + 1, source: lines.join("\n") });
      lines = [];
    } else if (!line.trimStart().startsWith("//")) {
      if (lines.length === 0) start = index;
      lines.push(line);
    }
  }
  return blocks;
}

function parsed(source: string, line: number, report: (message: string) => void): readonly GIFTQuestion[] {
  try {
    return parse(source);
  } catch (error) {
    if (!(error instanceof Error && "location" in error)) throw error;
    const { start } = error.location as { readonly start: { readonly line: number; readonly column: number } };
    report(`is no GIFT at line ${line + start.line - 1}, column ${start.column}: ${error.message.slice(0, 200)}`);
    return [];
  }
}

function inputFrom(question: GIFTQuestion, report: (message: string) => void): QuestionInput | null {
  if (question.type === "Category") return null;
  if (question.type === "Description") return refused(report, "is a description without answers");
  const text = markdownOf(question.stem);
  const explained = (notes: readonly string[] = []) => {
    const general = question.globalFeedback ? [markdownOf(question.globalFeedback)] : [];
    const explanation = [...general, ...notes].join("\n\n");
    return explanation === "" ? {} : { explanation };
  };
  switch (question.type) {
    case "MC": {
      if (question.choices.length > maxChoices) return refused(report, `has more than ${maxChoices} choices`);
      const right = question.choices.map(({ isCorrect, weight }) => (weight === null ? isCorrect : weight > 0));
      const isSingle = question.choices.filter(({ isCorrect }) => isCorrect).length === 1 && sum(right) === 1;
      const choices = question.choices.map((choice, place) => ({
        text: markdownOf(choice.text),
        isCorrect: right[place] ?? false,
      }));
      const notes = question.choices.flatMap(({ feedback }, place) =>
        feedback?.text ? [`${choices[place]?.text ?? ""}: ${markdownOf(feedback)}`] : [],
      );
      return { kind: isSingle ? "SINGLE_CHOICE" : "MULTIPLE_CHOICE", text, choices, ...explained(notes) };
    }
    case "TF": {
      const { isTrue, trueFeedback, falseFeedback } = question;
      const choices = [
        { text: "True", isCorrect: isTrue },
        { text: "False", isCorrect: !isTrue },
      ];
      const notes = [trueFeedback, falseFeedback].flatMap((note) => (note?.text ? [markdownOf(note)] : []));
      return { kind: "SINGLE_CHOICE", text, choices, ...explained(notes) };
    }
    case "Short": {
      const whole = question.choices.filter(({ weight }) => weight === null || weight === 100);
      if (whole.length < question.choices.length) report("has answers for a part of the points, which are left out");
      const notes = whole.flatMap(({ feedback }) => (feedback?.text ? [markdownOf(feedback)] : []));
      return { kind: "SHORT_TEXT", text, patterns: whole.map((choice) => choice.text.text), ...explained(notes) };
    }
    case "Numerical": {
      const exact = numbersOf(question.choices).map(exactNumber);
      if (exact.includes(null)) return refused(report, "accepts a range of numbers, which a quiz does not have");
      return { kind: "SHORT_TEXT", text, patterns: exact.map(String), ...explained() };
    }
    case "Essay":
      return { kind: "FREE_TEXT", text, ...explained() };
    case "Matching":
      return refused(report, "matches pairs, which a quiz does not have");
  }
}

function refused(report: (message: string) => void, message: string): null {
  report(message);
  return null;
}

function sum(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length;
}

function numbersOf(choices: NumericalChoice[] | NumericalFormat): readonly NumericalFormat[] {
  return Array.isArray(choices) ? choices.map(({ text }) => text) : [choices];
}

function exactNumber({ number, range }: NumericalFormat): number | null {
  return number !== undefined && !range ? number : null;
}

const turndown = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced" });
const htmlTag = /<\/?(?:p|br|b|i|em|strong|code|pre|ul|ol|li|img|a|span|div|sub|sup|table|h[1-6])\b[^>]*>/i;

/** Returns the text as Markdown. Moodle's own format is HTML if it has tags, and plain text otherwise. */
function markdownOf({ format, text }: TextFormat): string {
  if (format === "markdown" || text.length > maxTextLength) return text;
  const isHtml = format === "html" || (format === "moodle" && htmlTag.test(text));
  const escaped = isHtml ? text : text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
  return turndown.turndown(escaped);
}
