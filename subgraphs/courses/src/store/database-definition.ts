import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { CourseEntity } from "./course/course-entity.js";
import { Baseline1760000009080 } from "./migrations/001-baseline.js";
import { CourseCategories1760000009081 } from "./migrations/002-course-categories.js";
import { CourseThumbnails1760000009082 } from "./migrations/003-course-thumbnails.js";
import { LessonFiles1760000009083 } from "./migrations/004-lesson-files.js";
import { LessonPositions1760000009084 } from "./migrations/005-lesson-positions.js";
import { ShownPictures1760000009085 } from "./migrations/006-shown-pictures.js";
import { CourseDetails1760000009086 } from "./migrations/007-course-details.js";
import { LessonOpenings1760000009087 } from "./migrations/008-lesson-openings.js";
import { OutlineDrafts1760000009088 } from "./migrations/009-outline-drafts.js";
import { Quizzes1760000009089 } from "./migrations/010-quizzes.js";
import { EnrollmentEnds1760000011088 } from "./migrations/011-enrollment-ends.js";
import { Certificates1760000012088 } from "./migrations/012-certificates.js";
import { Assignments1760000013089 } from "./migrations/013-assignments.js";
import { LessonQuestions1760000014090 } from "./migrations/014-lesson-questions.js";
import { CourseAnnouncements1760000015091 } from "./migrations/015-course-announcements.js";
import { DetailDrafts1760000016092 } from "./migrations/016-detail-drafts.js";

export const coursesDatabase = {
  entities: [CourseEntity],
  migrations: [
    Baseline1760000009080,
    CourseCategories1760000009081,
    CourseThumbnails1760000009082,
    LessonFiles1760000009083,
    LessonPositions1760000009084,
    ShownPictures1760000009085,
    CourseDetails1760000009086,
    LessonOpenings1760000009087,
    OutlineDrafts1760000009088,
    Quizzes1760000009089,
    EnrollmentEnds1760000011088,
    Certificates1760000012088,
    Assignments1760000013089,
    LessonQuestions1760000014090,
    CourseAnnouncements1760000015091,
    DetailDrafts1760000016092,
  ],
  alsoMigrate: migrateJobs,
  // For typos, about half of a word's trigrams must match. The default of 0.6 misses two swapped letters in a word of
  // eight.
  sessionSettings: { "pg_trgm.word_similarity_threshold": "0.45" },
} as const;
