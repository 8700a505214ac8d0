import { instructors } from "./accounts-rows.ts";
import { keySql } from "./key-of.ts";
import { coursesOf, type Scale } from "./scale.ts";

const sections = 4;
const lessons = 5;
const studentsOfCourse = 100;

/** Courses of 20 lessons, each with a hundred students. */
export function coursesRows(scale: Scale): readonly string[] {
  const courses = coursesOf(scale);
  const enrolled = `from generate_series(1, ${courses}) n, generate_series(1, ${studentsOfCourse}) s`;
  const student = keySql("user", `1 + (n * 7 + s * 9) % ${scale.users}`);
  const order = keySql("order", `-(n * ${studentsOfCourse} + s)`);
  return [
    `insert into courses (id, product_id, instructor_id, slug, title, summary, status, categories, created_at)
     select ${keySql("course", "n")}, ${keySql("product", "n")}, ${keySql("user", `1 + n % ${instructors}`)}, 'course-' || n,
       'How to mend things, part ' || n, 'What breaks can be mended.', 'PUBLISHED', array['craft'], timestamptz '2025-01-01Z' + n * interval '1 minute'
     from generate_series(1, ${courses}) n`,
    `insert into course_sections (id, course_id, title, position)
     select ${keySql("section", `${sections} * n + s`)}, ${keySql("course", "n")}, 'Section ' || s, s
     from generate_series(1, ${courses}) n, generate_series(0, ${sections - 1}) s`,
    `insert into lessons (id, section_id, course_id, title, duration_seconds, is_preview, position)
     select ${keySql("lesson", `(${sections} * n + s) * ${lessons} + l`)}, ${keySql("section", `${sections} * n + s`)}, ${keySql("course", "n")},
       'Lesson ' || l, 300, l = 0, l
     from generate_series(1, ${courses}) n, generate_series(0, ${sections - 1}) s, generate_series(0, ${lessons - 1}) l`,
    `insert into enrollments (id, user_id, course_id, order_id, enrolled_at)
     select ${keySql("enrollment", `n * ${studentsOfCourse} + s`)}, ${student}, ${keySql("course", "n")}, ${order},
       timestamptz '2025-06-01Z' + s * interval '1 hour'
     ${enrolled} on conflict do nothing`,
    `insert into course_purchases (order_id, product_id, user_id) select ${order}, ${keySql("product", "n")}, ${student} ${enrolled}`,
  ];
}
