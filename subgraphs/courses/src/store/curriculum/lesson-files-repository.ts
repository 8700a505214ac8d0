import type { Database } from "@souk/kernel/database/database";
import type { CourseStatus } from "../../domain/course/course.js";
import type { LessonFilesStore } from "../../domain/curriculum/lesson-files.js";

interface LessonRow {
  readonly isPreview: boolean;
  readonly id: string;
  readonly instructorId: string;
  readonly status: CourseStatus;
}

/** Finds lessons with their files of media. */
export class LessonFilesRepository implements LessonFilesStore {
  constructor(private readonly database: Database) {}

  async findLessonWithFile(lessonId: string, fileId: string): ReturnType<LessonFilesStore["findLessonWithFile"]> {
    const [row] = await this.database.manager.query<LessonRow[]>(
      `select lesson.is_preview as "isPreview", course.id, course.instructor_id as "instructorId", course.status
       from lessons lesson join courses course on course.id = lesson.course_id
       where lesson.id = $1 and lesson.media_file_id = $2`,
      [lessonId, fileId],
    );
    if (!row) return null;
    const { isPreview, ...course } = row;
    return { isPreview, course };
  }
}
