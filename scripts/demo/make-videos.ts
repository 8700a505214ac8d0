import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { demoCourses } from "@souk/demo/courses";
import { sheetOf } from "./course-sheet.ts";
import { captionsOf } from "./lesson-captions.ts";
import { framesOf, lessonsOf, type Lesson } from "./lesson-frames.ts";
import { durationMsOf, missingPrograms, pictureOf, videoOf, videoSize } from "./lesson-video.ts";

// Writes the files that the lessons of the demo courses show, and the record of their sizes. FFmpeg must be installed. Another
// version of it, or another font, may make other bytes of the same lesson.
const folder = fileURLToPath(new URL("../../demo/files/lessons/", import.meta.url));
const record = fileURLToPath(new URL("../../demo/src/files/lesson-files.generated.ts", import.meta.url));

const entries: string[] = [];
const written = new Set<string>();

function write(file: string, content: Buffer | string): void {
  const bytes = Buffer.from(content);
  if (!existsSync(file) || !readFileSync(file).equals(bytes)) writeFileSync(file, bytes);
}

function writeLessonFile(name: string, content: Buffer | string): void {
  write(`${folder}${name}`, content);
  written.add(name);
}

/** Notes a file that the seeds name, with further fields. */
function addEntry(name: string, content: Buffer, fields = ""): void {
  const sha256 = createHash("sha256").update(content).digest("hex");
  entries.push(`  "${name}": {\n    sha256: "${sha256}",\n    sizeBytes: ${content.length},\n${fields}  },\n`);
}

async function writeVideo(lesson: Lesson): Promise<void> {
  const name = lesson.fileName.replace(/\.mp4$/, "");
  const frames = framesOf(lesson);
  const video = await videoOf(frames);
  writeLessonFile(`${name}.mp4`, video);
  writeLessonFile(
    `${name}.jpg`,
    await pictureOf(frames[0]?.svg ?? "")
      .jpeg({ quality: 76, mozjpeg: true })
      .toBuffer(),
  );
  writeLessonFile(`${name}.vtt`, captionsOf(frames));
  const { width, height } = videoSize;
  const durationMs = durationMsOf(`${folder}${name}.mp4`);
  addEntry(`${name}.mp4`, video, `    durationMs: ${durationMs},\n    width: ${width},\n    height: ${height},\n`);
}

async function writeSheet({ course, fileName }: Lesson): Promise<void> {
  const sheet = await sheetOf(course);
  writeLessonFile(fileName, sheet);
  addEntry(fileName, sheet);
}

async function writeAll(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const course of demoCourses) {
    const lessons = lessonsOf(course);
    for (const lesson of lessons) await (lesson.fileName.endsWith(".mp4") ? writeVideo(lesson) : writeSheet(lesson));
  }
  for (const name of readdirSync(folder)) if (!written.has(name)) rmSync(`${folder}${name}`);
  write(record, recordOf(entries));
  process.stdout.write(`demo/files/lessons has ${written.size} files\n`);
}

function recordOf(lines: readonly string[]): string {
  return `/** A file of demo/files/lessons; the length and the size of the picture are those of a video. */
export interface LessonFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly durationMs?: number;
  readonly width?: number;
  readonly height?: number;
}

/** By name: the videos and documents of the lessons. Beside each \`.mp4\` are its poster, \`.jpg\`, and its captions, \`.vtt\`. npm run demo:videos writes it. */
export const lessonFiles: Readonly<Record<string, LessonFile>> = {
${lines.join("")}};
`;
}

const missing = missingPrograms();
if (missing.length === 0) await writeAll();
else {
  process.stderr.write(`npm run demo:videos needs ${missing.join(" and ")} on the PATH\n`);
  process.exitCode = 1;
}
