import { fileURLToPath } from "node:url";
import { demoCourses, type DemoCourse, type DemoLesson } from "./courses.js";
import { demoId } from "./demo-id.js";
import { lessonFiles } from "./files/lesson-files.generated.js";
import { pictureFiles } from "./files/picture-files.generated.js";
import { demoProducts } from "./products.js";

/** The folder of the contents. */
export const filesFolder = fileURLToPath(new URL("../files/", import.meta.url));

export type DemoFile = {
  id: string;
  ownerId: string;
  name: string;
  sha256: string;
  sizeBytes: number;
  /** ISO 8601, UTC. */
  createdAt: string;
};

/** The picture of a product or course. `folder` in `filesFolder` has its variants, called <width>.<format>. */
export type DemoPicture = DemoFile & {
  folder: string;
  width: number;
  height: number;
  placeholder: string;
  alt: string;
};

/** The file of a lesson, which is at `path` in `filesFolder`. */
export type DemoLessonFile = DemoFile & {
  path: string;
  contentType: "video/mp4" | "application/pdf";
  /** `poster`, in JPEG, and `captions`, in English: paths in `filesFolder`. Null for a document. */
  video: { durationMs: number; width: number; height: number; poster: string; captions: string } | null;
};

const adminId = demoId("user", "admin@example.com");

export const demoPictures: readonly DemoPicture[] = [
  ...demoProducts.map(({ slug, name, createdAt }) => pictureOf(slug, name, { ownerId: adminId, createdAt })),
  ...demoCourses.map((course) => pictureOf(course.slug, course.title, ownedBy(course))),
];

/** One for each lesson. */
export const demoLessonFiles: readonly DemoLessonFile[] = demoCourses.flatMap((course) =>
  course.sections.flatMap(({ lessons }) => lessons.map((lesson) => fileOf(lesson, ownedBy(course)))),
);

type Ownership = Pick<DemoFile, "ownerId" | "createdAt">;

function ownedBy({ instructorId: ownerId, createdAt }: DemoCourse): Ownership {
  return { ownerId, createdAt };
}

function pictureOf(slug: string, name: string, ownership: Ownership): DemoPicture {
  const file = pictureFiles[slug];
  if (!file) throw new Error(`${slug} has no picture`);
  return {
    id: demoId("file", slug),
    name: `${name}.webp`,
    alt: `A drawing of ${name}`,
    folder: `pictures/${slug}`,
    ...ownership,
    ...file,
  };
}

function fileOf({ mediaFileId: id, title, fileName }: DemoLesson, ownership: Ownership): DemoLessonFile {
  const file = lessonFiles[fileName];
  if (!file) throw new Error(`there is no ${fileName}: npm run demo:videos`);
  const { sha256, sizeBytes, durationMs, width, height } = file;
  const path = `lessons/${fileName}`;
  const name = `${title}.${fileName.split(".").at(-1)}`;
  const stored = { id, name, path, sha256, sizeBytes, ...ownership };
  if (!durationMs || !width || !height) return { ...stored, contentType: "application/pdf", video: null };
  const [poster, captions] = [path.replace(/mp4$/, "jpg"), path.replace(/mp4$/, "vtt")];
  return { ...stored, contentType: "video/mp4", video: { durationMs, width, height, poster, captions } };
}
