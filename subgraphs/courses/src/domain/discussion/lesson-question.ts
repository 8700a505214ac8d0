/** STUDENT is everybody else who may write below a lesson. */
export type PostRole = "STUDENT" | "INSTRUCTOR" | "ADMIN";

/** A question or an answer below a lesson. */
export interface LessonPost {
  readonly id: string;
  /** Null after the erasure of the author. */
  readonly authorId: string | null;
  /** The role in which the author wrote it. */
  readonly authorRole: PostRole;
  readonly text: string;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
}

export interface LessonQuestion extends LessonPost {
  readonly lessonId: string;
  readonly lessonTitle: string;
  readonly courseId: string;
  /** True until the instructor or an admin has answered. */
  readonly isOpen: boolean;
}

export interface LessonAnswer extends LessonPost {
  readonly questionId: string;
}

/** The lesson of a discussion with the parts of its course that the rules and mails need. */
export interface DiscussedLesson {
  readonly id: string;
  readonly title: string;
  readonly courseId: string;
  readonly courseTitle: string;
  readonly courseSlug: string;
  readonly instructorId: string;
}

/** Maximum number of answers to a question. */
export const maxAnswers = 100;

/** Maximum number of questions that a student asks in a course in 24 hours. */
export const maxQuestionsPerDay = 20;
