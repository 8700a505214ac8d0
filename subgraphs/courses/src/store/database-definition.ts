import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { CompletedLessonEntity } from "./enrollment/completed-lesson-entity.js";
import { CourseEntity } from "./course/course-entity.js";
import { CourseSectionEntity } from "./curriculum/course-section-entity.js";
import { CoursePurchaseEntity } from "./enrollment/course-purchase-entity.js";
import { EnrollmentEntity } from "./enrollment/enrollment-entity.js";
import { LessonEntity } from "./curriculum/lesson-entity.js";
import { Courses1760000009000 } from "./migrations/001-courses.js";
import { EndedEnrollments1760000009001 } from "./migrations/002-ended-enrollments.js";
import { SearchWords1760000009002 } from "./migrations/003-search-words.js";
import { EditableCourses1760000009003 } from "./migrations/004-editable-courses.js";
import { Students1760000009004 } from "./migrations/005-students.js";
import { SortedLists1760000009005 } from "./migrations/006-sorted-lists.js";
import { PublicChanges1760000009006 } from "./migrations/007-public-changes.js";
import { ImportedRecords1760000009007 } from "./migrations/008-imported-records.js";
import { GrantedCourses1760000009008 } from "./migrations/009-granted-courses.js";
import { DomainEvents1760000009070 } from "./migrations/010-domain-events.js";
import { CustomFields1760000009080 } from "./migrations/011-custom-fields.js";

export const coursesDatabase = {
  entities: [
    CourseEntity,
    CourseSectionEntity,
    LessonEntity,
    EnrollmentEntity,
    CoursePurchaseEntity,
    CompletedLessonEntity,
  ],
  migrations: [
    Courses1760000009000,
    EndedEnrollments1760000009001,
    SearchWords1760000009002,
    EditableCourses1760000009003,
    Students1760000009004,
    SortedLists1760000009005,
    PublicChanges1760000009006,
    ImportedRecords1760000009007,
    GrantedCourses1760000009008,
    DomainEvents1760000009070,
    CustomFields1760000009080,
  ],
  alsoMigrate: migrateJobs,
  // For typos, about half of a word's trigrams must match. The default of 0.6 misses two swapped letters in a word of
  // eight.
  sessionSettings: { "pg_trgm.word_similarity_threshold": "0.45" },
} as const;
