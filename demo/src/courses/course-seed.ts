/** What a person writes for one course; courses.ts derives the rest. */
export type CourseSeed = {
  sku: string;
  title: string;
  subtitle: string;
  level: "BEGINNER" | "INTERMEDIATE" | "ADVANCED";
  /** The skills of a student at the end. */
  goals: readonly string[];
  /** The skills and things that a student needs at the beginning. */
  requirements: readonly string[];
  summary: string;
  /** Markdown. */
  description: string;
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
