/** What a person writes for one course; courses.ts derives the rest. */
export type CourseSeed = {
  sku: string;
  title: string;
  summary: string;
  /** Cents of a Canadian dollar. */
  priceMinor: number;
  tags: readonly string[];
  /** The category of its subject; each course is in "courses" as well. */
  subjectSlug: string;
  instructorEmail: string;
  status: "PUBLISHED" | "DRAFT";
  createdAt: string;
  /** The first lesson of the first section can be watched by anyone. */
  sections: readonly SectionSeed[];
};

export type SectionSeed = { title: string; lessons: readonly [title: string, durationSeconds: number][] };
