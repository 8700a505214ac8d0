import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import {
  noDetails,
  type Course,
  type CourseDetails,
  type CourseStatus,
  type Lesson,
} from "../../domain/course/course.js";
import type { SectionOfCourse } from "../../domain/course/course-store.js";

/** A row with the columns of `courseColumns`. */
export interface CourseRow {
  readonly id: string;
  readonly product_id: string;
  readonly instructor_id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  readonly category_id: string | null;
  readonly thumbnail_sha256: string | null;
  readonly details: Partial<CourseDetails>;
  readonly promo_file_id: string | null;
  readonly status: CourseStatus;
  readonly archived_from: Course["archivedFrom"];
  readonly version: number;
  readonly created_at: Date;
  readonly custom: CustomValues;
}

export const courseColumns = `course.id, course.product_id, course.instructor_id, course.slug, course.title, course.summary, course.category_id,
  course.thumbnail_sha256, course.details, course.promo_file_id, course.status, course.archived_from, course.version, course.created_at, course.custom`;

export function courseFromRow(row: CourseRow): Course {
  return {
    id: row.id,
    productId: row.product_id,
    instructorId: row.instructor_id,
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    categoryId: row.category_id,
    thumbnail: row.thumbnail_sha256,
    details: { ...noDetails, ...row.details },
    promoFileId: row.promo_file_id,
    status: row.status,
    archivedFrom: row.archived_from,
    version: row.version,
    createdAt: row.created_at,
    custom: row.custom,
  };
}

/** A row with the columns of `sectionColumns`. */
export interface SectionRow {
  readonly id: string;
  readonly course_id: string;
  readonly title: string;
  readonly lessons: (Omit<Lesson, "opensAt"> & { readonly opensAt: string | null })[];
}

/** Columns of a section with its lessons in one row, so that any number of whole courses takes one statement. */
export const sectionColumns = `section.id, section.course_id, section.title,
  (select coalesce(json_agg(json_build_object(
      'id', lesson.id, 'title', lesson.title, 'durationSeconds', lesson.duration_seconds,
      'isPreview', lesson.is_preview, 'externalUrl', lesson.media_url, 'mediaFileId', lesson.media_file_id,
      'fileKind', lesson.file_kind, 'opensAfterDays', lesson.opens_after_days, 'opensAt', lesson.opens_at,
      'isPrerequisite', lesson.is_prerequisite,
      'hasContent', lesson.content is not null, 'quizKind', case when lesson.quiz is not null then case
        when jsonb_path_exists(lesson.quiz, '$.questions[*] ? (@.kind != "UPLOAD")') then 'QUIZ' else 'ASSIGNMENT' end end) order by lesson.position), '[]')
   from lessons lesson where lesson.section_id = section.id) as lessons`;

export function sectionFromRow({ course_id: courseId, lessons, ...row }: SectionRow): SectionOfCourse {
  return { ...row, courseId, lessons: lessons.map(withDates) };
}

/** JSON has no dates. */
export function withDates<L extends { readonly opensAt: string | null }>(
  lesson: L,
): Omit<L, "opensAt"> & { readonly opensAt: Date | null } {
  return { ...lesson, opensAt: lesson.opensAt === null ? null : new Date(lesson.opensAt) };
}
