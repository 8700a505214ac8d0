import type { Course, CourseSection } from "./course.js";

interface PublishingNeed {
  readonly need: string;
  readonly isMet: (course: Pick<Course, "title">, sections: readonly CourseSection[]) => boolean;
}

// Its price is there by construction: a course is made with its product.
const publishingNeeds: readonly PublishingNeed[] = [
  { need: "a title", isMet: ({ title }) => title.trim() !== "" },
  { need: "a section with a lesson", isMet: (_course, sections) => sections.some(({ lessons }) => lessons.length > 0) },
];

/** All that a course still needs before it can be published. A lesson may be without media. */
export function missingForPublishing(course: Pick<Course, "title">, sections: readonly CourseSection[]): string[] {
  return publishingNeeds.filter(({ isMet }) => !isMet(course, sections)).map(({ need }) => need);
}
