import { amountOf } from "./money.ts";
import type { Statement, Work } from "./baseline-databases.ts";

interface CourseRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string | null;
  readonly status: string;
  readonly product_id: string;
  readonly instructor_id: string;
  readonly students: number;
}

const course: Statement = {
  database: "courses",
  text: `select id, slug, title, summary, status, product_id, instructor_id,
      (select count(*)::int from enrollments where course_id = course.id and ended_at is null) as students
    from courses course where slug = $1 and status = 'PUBLISHED'`,
};
const outline: Statement = {
  database: "courses",
  text: `select section.id, section.title,
      (select coalesce(json_agg(json_build_object('id', lesson.id, 'title', lesson.title,
         'durationSeconds', lesson.duration_seconds, 'isPreview', lesson.is_preview) order by lesson.position), '[]')
       from lessons lesson where lesson.section_id = section.id) as lessons
    from course_sections section where course_id = $1 order by position`,
};
const instructor: Statement = {
  database: "accounts",
  text: `select id, full_name as "fullName" from users where id = $1`,
};
const price: Statement = {
  database: "catalog",
  text: `select id, sku, price_minor, currency from products where id = $1 and deleted_at is null`,
};

/** A course with its outline, its instructor and its price. */
export async function baselineCourse(work: Work, { slug }: { readonly slug: string }): Promise<object> {
  const [found] = await work.rows<CourseRow>(course, [slug]);
  if (!found) return { course: null };
  const [sections, [teacher], [product]] = await Promise.all([
    work.rows(outline, [found.id]),
    work.rows(instructor, [found.instructor_id]),
    work.rows<{ id: string; sku: string; price_minor: string; currency: string }>(price, [found.product_id]),
  ]);
  const { id, title, summary, status, students } = found;
  return {
    course: {
      id,
      slug: found.slug,
      title,
      summary,
      status,
      enrollmentCount: students,
      product: product && {
        id: product.id,
        sku: product.sku,
        price: { amount: amountOf(product.price_minor), currency: product.currency },
      },
      instructor: teacher,
      sections,
    },
  };
}
