import { readFileSync } from "node:fs";
import type { DemoCourse } from "@souk/demo/courses";
import { keySentences } from "./key-sentences.ts";

/** A lesson with its place in the course. */
export interface Lesson {
  readonly course: DemoCourse;
  readonly sectionTitle: string;
  readonly title: string;
  readonly fileName: string;
  /** Markdown. */
  readonly content: string;
  /** Through the whole course, from 1. */
  readonly number: number;
  readonly count: number;
}

/** A part of a video: a picture that stands still. */
export interface Frame {
  /** 960 x 540. */
  readonly svg: string;
  /** The paragraphs that a caption repeats. */
  readonly text: readonly string[];
  /** A multiple of 100. */
  readonly durationMs: number;
}

/** The lessons of a course, in order. */
export function lessonsOf(course: DemoCourse): Lesson[] {
  const lessons = course.sections.flatMap((section) => section.lessons.map((lesson) => ({ section, lesson })));
  return lessons.map(({ section, lesson: { title, fileName, content } }, index) => ({
    course,
    sectionTitle: section.title,
    title,
    fileName,
    content,
    number: index + 1,
    count: lessons.length,
  }));
}

/** Returns a title frame and three frames with a sentence each. */
export function framesOf(lesson: Lesson): Frame[] {
  const sentences = keySentences(lesson.content, 3);
  if (sentences.length < 3) throw new Error(`${lesson.fileName} has fewer than three sentences for frames`);
  const title = texts([lesson.sectionTitle], {
    y: 178,
    size: 18,
    style: 'letter-spacing="1" fill-opacity=".7"',
  }).concat(texts(wrapped(lesson.title, 19), { y: 236, size: 40, style: 'font-weight="700"' }));
  return [
    { svg: drawn(lesson, title), text: [lesson.course.title, lesson.title], durationMs: 2000 },
    ...sentences.map((sentence) => ({
      svg: drawn(lesson, texts(wrapped(sentence, 29), { y: 190, size: 30, style: "" })),
      text: [sentence],
      // with the time to read it
      durationMs: 2300 + Math.ceil(sentence.length / 7) * 100,
    })),
  ];
}

/** Breaks a text into lines of at most `width` characters, at spaces. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Replaces the characters that SVG and WebVTT use as marks. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function drawn({ course, number, count }: Lesson, middle: readonly string[]): string {
  const drawing = readFileSync(new URL(`../../demo/drawings/lessons/${course.slug}.svg`, import.meta.url), "utf8");
  const parts = [
    // the same bytes on every machine that has this font
    `<g class="ink" font-family="'DejaVu Sans',Verdana,sans-serif">`,
    ...texts([course.title], { y: 84, size: 20, style: 'font-weight="600"' }),
    ...middle,
    ...texts([`Lesson ${number} of ${count}`], { y: 458, size: 16, style: 'fill-opacity=".7"' }),
    "</g>",
    '<rect class="track" x="72" y="476" width="816" height="8" rx="4"/>',
    `<rect class="accent" x="72" y="476" width="${Math.round((816 * number) / count)}" height="8" rx="4"/>`,
    "</svg>",
  ];
  return drawing.replace("</svg>", parts.join("\n"));
}

function texts(lines: readonly string[], { y, size, style }: { y: number; size: number; style: string }): string[] {
  const stepPx = Math.round(size * 1.25) + (size < 40 ? 6 : 0);
  return lines.map(
    (line, index) => `<text x="72" y="${y + index * stepPx}" font-size="${size}" ${style}>${escaped(line)}</text>`,
  );
}
