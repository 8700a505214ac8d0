export interface PathLesson {
  readonly id: string;
}

export interface PathSection<Lesson extends PathLesson> {
  readonly lessons: readonly Lesson[];
}

/** Returns all lessons in teaching order. */
export function lessonsInOrder<Lesson extends PathLesson>(sections: readonly PathSection<Lesson>[]): Lesson[] {
  return sections.flatMap(({ lessons }) => lessons);
}

export interface Neighbors<Lesson> {
  readonly previous: Lesson | undefined;
  readonly next: Lesson | undefined;
}

export function neighborsOf<Lesson extends PathLesson>(lessons: readonly Lesson[], id: string): Neighbors<Lesson> {
  const index = lessons.findIndex((lesson) => lesson.id === id);
  return { previous: lessons[index - 1], next: index < 0 ? undefined : lessons[index + 1] };
}

export interface LockableLesson extends PathLesson {
  readonly lock: object | null;
}

/**
 * Returns the lesson to continue with after the lesson `id`, and from the start without one; after the last lesson it
 * continues from the first. A locked lesson only if all others are completed. Undefined if all are completed.
 */
export function nextOpenLesson<Lesson extends LockableLesson>(
  lessons: readonly Lesson[],
  id: string | undefined,
  completed: ReadonlySet<string>,
): Lesson | undefined {
  const index = lessons.findIndex((lesson) => lesson.id === id);
  const ahead = [...lessons.slice(index + 1), ...lessons.slice(0, index + 1)];
  const left = ahead.filter((lesson) => lesson.id !== id && !completed.has(lesson.id));
  return left.find(({ lock }) => lock === null) ?? left[0];
}
