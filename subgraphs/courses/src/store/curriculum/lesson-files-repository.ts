import type { Database } from "@souk/kernel/database/database";
import type { CourseStatus } from "../../domain/course/course.js";
import type { LessonFilesStore, UnknownFile } from "../../domain/curriculum/lesson-files.js";

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
      `select lesson.is_preview as "isPreview", course.id, course.instructor_id as "instructorId", course.status, 1 as place
       from lessons lesson join courses course on course.id = lesson.course_id
       where lesson.id = $1 and lesson.media_file_id = $2
       union all
       select true, id, instructor_id, status, 1 from courses where id = $1 and promo_file_id = $2
       union all
       select false, course.id, course.instructor_id, 'DRAFT', 2
       from detail_drafts draft join courses course on course.id = draft.course_id
       where draft.course_id = $1 and draft.changes ->> 'promoFileId' = $2::text
       union all
       select false, course.id, course.instructor_id, 'DRAFT', 2
       from outline_drafts draft join courses course on course.id = draft.course_id
       where jsonb_path_query_array(draft.sections, '$[*].lessons[*].mediaFileId') ? $2::text
         and jsonb_path_exists(draft.sections, '$[*].lessons[*] ? (@.id == $lesson && @.mediaFileId == $file)',
           jsonb_build_object('lesson', $1::text, 'file', $2::text))
       order by place limit 1`,
      [lessonId, fileId],
    );
    if (!row) return null;
    const { isPreview, id, instructorId, status } = row;
    return { isPreview, course: { id, instructorId, status } };
  }

  listUnknownFiles(last: string | null, limit: number): Promise<readonly UnknownFile[]> {
    return this.database.manager.query<UnknownFile[]>(
      `select id, media_url as "externalUrl", media_file_id as "mediaFileId" from lessons
       where (media_url like '%/media/%' or (media_file_id is not null and file_kind is null))
         and ($1::uuid is null or id > $1) order by id limit $2`,
      [last, limit],
    );
  }

  async attachFile(
    { id, externalUrl, mediaFileId }: UnknownFile,
    file: Parameters<LessonFilesStore["attachFile"]>[1],
  ): Promise<void> {
    await this.database.manager.query(
      `update lessons set media_file_id = $4, file_kind = $5, media_url = null
       where id = $1 and media_url is not distinct from $2 and media_file_id is not distinct from $3`,
      [id, externalUrl, mediaFileId, file.id, file.kind],
    );
  }
}
