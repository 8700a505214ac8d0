/** The enrollment of a user in a course. */
export interface Enrollment {
  readonly id: string;
  readonly courseId: string;
  readonly enrolledAt: Date;
  /** In the order of completion. */
  readonly completedLessonIds: readonly string[];
  /** Number of lessons in the whole course. */
  readonly lessonCount: number;
  /** The time when the last lesson was completed; null before. */
  readonly completedAt: Date | null;
  /** The time when the access ends; null without an end. */
  readonly endsAt: Date | null;
  /** Whether staff or an import gave the course without an order. */
  readonly isGranted: boolean;
}

/** Returns 0 to 1; 0 for a course without lessons, which cannot be completed. */
export function progressOf({ completedLessonIds, lessonCount }: Enrollment): number {
  return lessonCount === 0 ? 0 : completedLessonIds.length / lessonCount;
}
