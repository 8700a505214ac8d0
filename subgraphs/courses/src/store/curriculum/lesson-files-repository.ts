import type { Database } from "@souk/kernel/database/database";
import type { CourseStatus } from "../../domain/course/course.js";
import type { LessonFilesStore, LessonFileUse } from "../../domain/curriculum/lesson-files.js";

interface LessonRow {
  readonly isPreview: boolean;
  readonly id: string;
  readonly instructorId: string;
  readonly status: CourseStatus;
}

/** Finds courses and lessons by the files of media; the index is `lessons_media_file`. */
export class LessonFilesRepository implements LessonFilesStore {
  constructor(private readonly database: Database) {}

  findLessonFileUses(fileIds: readonly string[]): Promise<readonly LessonFileUse[]> {
    return this.database.manager.query<LessonFileUse[]>(
      `select wanted.id as "fileId", course.id as "courseId", course.title, course.instructor_id as "instructorId",
         course.status = 'PUBLISHED' as "isPublished"
       from unnest($1::uuid[]) wanted (id) cross join lateral (
         select distinct course_id from lessons where media_file_id = wanted.id order by course_id limit 10
       ) used join courses course on course.id = used.course_id`,
      [fileIds],
    );
  }

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
