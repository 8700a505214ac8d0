import type { Database } from "@souk/kernel/database/database";
import type { CourseStatus } from "../../domain/course/course.js";
import type { AddressedLesson, LessonFilesStore } from "../../domain/curriculum/lesson-files.js";

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
       where lesson.id = $1 and lesson.media_file_id = $2
       union all
       select true, id, instructor_id, status from courses where id = $1 and promo_file_id = $2`,
      [lessonId, fileId],
    );
    if (!row) return null;
    const { isPreview, ...course } = row;
    return { isPreview, course };
  }

  listAddressedLessons(last: string | null, limit: number): Promise<readonly AddressedLesson[]> {
    return this.database.manager.query<AddressedLesson[]>(
      `select id, media_url as "externalUrl" from lessons
       where media_url like '%/media/%' and ($1::uuid is null or id > $1) order by id limit $2`,
      [last, limit],
    );
  }

  async attachFile({ id, externalUrl }: AddressedLesson, fileId: string): Promise<void> {
    await this.database.manager.query(
      "update lessons set media_file_id = $3, media_url = null where id = $1 and media_url = $2",
      [id, externalUrl, fileId],
    );
  }
}
