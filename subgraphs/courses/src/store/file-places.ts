import { showsPicture, type FilePlaces } from "@souk/kernel/file-uses/file-places";

const visible = `course.id, course.title as name,
  case when course.status <> 'PUBLISHED' then course.instructor_id end as "ownerId"`;

// the index lessons_shown_pictures has the same expression
const lessonShows = showsPicture("(coalesce(media_url, '') || ' ' || coalesce(content, ''))");

// the index outline_drafts_media_files has the same expression
const draftFiles = "jsonb_path_query_array(draft.sections, '$[*].lessons[*].mediaFileId')";

// the index quiz_attempts_media_files has the same expression
const answerFiles = "jsonb_path_query_array(attempt.answers, '$[*].fileIds[*]')";

/** Courses, in any status, have a thumbnail, a promo video, a description, files, texts and quizzes of lessons and of drafts, files of answers, and declared fields. */
export const coursesFilePlaces: FilePlaces = {
  Course: {
    selects: [
      `select ${visible} from courses course where thumbnail_sha256 = wanted.key`,
      `select ${visible} from courses course where promo_file_id = wanted.id`,
      `select ${visible} from courses course where ${showsPicture("description")}`,
      `select ${visible} from courses course where ${showsPicture("custom::text")}`,
      `select ${visible} from lessons lesson join courses course on course.id = lesson.course_id
     where lesson.media_file_id = wanted.id`,
      `select ${visible} from lessons lesson join courses course on course.id = lesson.course_id
     where ${lessonShows}`,
      `select ${visible} from lessons lesson join courses course on course.id = lesson.course_id
     where ${showsPicture("lesson.quiz::text")}`,
      `select ${visible} from taken_quizzes taken join courses course on course.id = taken.course_id
     where ${showsPicture("taken.quiz::text")}`,
      `select ${visible} from outline_drafts draft join courses course on course.id = draft.course_id
     where ${draftFiles} ? wanted.id::text`,
      `select ${visible} from outline_drafts draft join courses course on course.id = draft.course_id
     where ${showsPicture("draft.sections::text")}`,
      `select ${visible} from detail_drafts draft join courses course on course.id = draft.course_id
     where draft.thumbnail_sha256 = wanted.key`,
      `select ${visible} from detail_drafts draft join courses course on course.id = draft.course_id
     where draft.changes ->> 'promoFileId' = wanted.id::text`,
      `select ${visible} from detail_drafts draft join courses course on course.id = draft.course_id
     where ${showsPicture("draft.changes::text")}`,
      `select ${visible} from quiz_attempts attempt join courses course on course.id = attempt.course_id
     where ${answerFiles} ? wanted.id::text`,
    ],
    columns: [
      { table: "courses", column: "thumbnail_sha256", type: "checksum" },
      { table: "courses", column: "description", type: "address", where: showsPicture("description") },
      { table: "courses", column: "custom", type: "json" },
      { table: "lessons", column: "media_url", type: "address", objectId: "course_id", where: lessonShows },
      { table: "lessons", column: "content", type: "address", objectId: "course_id", where: lessonShows },
      { table: "lessons", column: "quiz", type: "json", objectId: "course_id" },
      { table: "taken_quizzes", column: "quiz", type: "json", objectId: "course_id" },
      { table: "outline_drafts", column: "sections", type: "json", objectId: "course_id" },
      { table: "detail_drafts", column: "thumbnail_sha256", type: "checksum", objectId: "course_id" },
      { table: "detail_drafts", column: "changes", type: "json", objectId: "course_id" },
    ],
  },
};
