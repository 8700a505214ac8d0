import type { CourseSeed } from "./courses/course-seed.js";
import { makingCourses } from "./courses/making-courses.js";
import { openAirCourses } from "./courses/open-air-courses.js";
import { tableCourses } from "./courses/table-courses.js";
import { demoId } from "./demo-id.js";
import { pictureAddress } from "./files/picture-address.js";
import { slugFrom } from "./slug-from.js";
import { backpackingTexts } from "./courses/texts/backpacking-texts.js";
import { balconyTexts } from "./courses/texts/balcony-texts.js";
import { coffeeTexts } from "./courses/texts/coffee-texts.js";
import { keyboardTexts } from "./courses/texts/keyboard-texts.js";
import { knifeTexts } from "./courses/texts/knife-texts.js";
import { podcastingTexts } from "./courses/texts/podcasting-texts.js";
import { sourdoughTexts } from "./courses/texts/sourdough-texts.js";
import { watercolorTexts } from "./courses/texts/watercolor-texts.js";
import { woodworkingTexts } from "./courses/texts/woodworking-texts.js";

/** By SKU: the text of each lesson in Markdown, in the order of the course. */
const lessonTexts: Readonly<Record<string, readonly string[]>> = {
  "CRS-0001": keyboardTexts,
  "CRS-0002": woodworkingTexts,
  "CRS-0003": podcastingTexts,
  "CRS-0004": coffeeTexts,
  "CRS-0005": knifeTexts,
  "CRS-0006": sourdoughTexts,
  "CRS-0007": watercolorTexts,
  "CRS-0008": balconyTexts,
  "CRS-0009": backpackingTexts,
};

export type DemoLesson = {
  id: string;
  title: string;
  durationSeconds: number;
  isPreview: boolean;
  mediaFileId: string;
  /** The name of its file in files/lessons. */
  fileName: string;
  /** Markdown. */
  content: string;
};

export type DemoSection = { id: string; title: string; lessons: readonly DemoLesson[] };

/** A course with the data for its product of kind COURSE in catalog: name = title, description = summary. */
export type DemoCourse = {
  id: string;
  productId: string;
  slug: string;
  sku: string;
  title: string;
  subtitle: string;
  level: CourseSeed["level"];
  goals: readonly string[];
  requirements: readonly string[];
  summary: string;
  /** Markdown. */
  description: string;
  priceMinor: number;
  currency: "CAD";
  tags: readonly string[];
  /** "courses" and the category of its subject. */
  categorySlugs: readonly string[];
  /** The course category. */
  courseCategorySlug: string;
  instructorId: string;
  /** The product of a DRAFT course is not active. */
  status: "PUBLISHED" | "DRAFT";
  /** ISO 8601, UTC. */
  createdAt: string;
  /** A path on the router. */
  picture: string;
  sections: readonly DemoSection[];
};

export const demoCourses: readonly DemoCourse[] = [
  ...makingCourses.map((seed) => courseFromSeed(seed, "making")),
  ...tableCourses.map((seed) => courseFromSeed(seed, "food-and-drink")),
  ...openAirCourses.map((seed) => courseFromSeed(seed, "nature")),
];

function courseFromSeed(seed: CourseSeed, courseCategorySlug: string): DemoCourse {
  const slug = slugFrom(seed.title);
  return {
    id: demoId("course", seed.sku),
    productId: demoId("product", seed.sku),
    slug,
    sku: seed.sku,
    title: seed.title,
    subtitle: seed.subtitle,
    level: seed.level,
    goals: seed.goals,
    requirements: seed.requirements,
    summary: seed.summary,
    description: seed.description,
    priceMinor: seed.priceMinor,
    currency: "CAD",
    tags: seed.tags,
    categorySlugs: ["courses", seed.subjectSlug],
    courseCategorySlug,
    instructorId: demoId("user", seed.instructorEmail),
    status: seed.status,
    createdAt: seed.createdAt,
    picture: pictureAddress(slug),
    sections: sectionsFromSeed(seed, slug),
  };
}

// Lessons are numbered through the whole course, so that a lesson keeps its file when the sections change.
function sectionsFromSeed(seed: CourseSeed, slug: string): DemoSection[] {
  const count = seed.sections.reduce((sum, { lessons }) => sum + lessons.length, 0);
  let number = 0;
  return seed.sections.map((section, index) => ({
    id: demoId("section", `${seed.sku}/${index + 1}`),
    title: section.title,
    lessons: section.lessons.map(([title, durationSeconds]) => {
      number += 1;
      return {
        id: demoId("lesson", `${seed.sku}/${number}`),
        title,
        durationSeconds,
        isPreview: number === 1,
        mediaFileId: demoId("file", `${slug}-${number}`),
        // the last lesson has a sheet with the main points
        fileName: `${slug}-${number}.${number < count ? "mp4" : "pdf"}`,
        content: textOf(seed.sku, number),
      };
    }),
  }));
}

function textOf(sku: string, number: number): string {
  const text = lessonTexts[sku]?.[number - 1];
  if (text === undefined) throw new Error(`lesson ${number} of ${sku} has no text`);
  return text;
}
