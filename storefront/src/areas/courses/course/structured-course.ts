import type { CourseLevel } from "../../../graph/schema-types.generated";
import { aggregateRating } from "../../../ui/reviews/aggregate-rating";
import { coursePictures } from "../picture/course-pictures";
import type { CoursePageFragment } from "./course.generated";

export interface StructuredDataOptions {
  /** Without a trailing slash. */
  readonly origin: string;
  readonly shopName: string;
}

const longestDescription = 500;

/** The words that search engines know: https://schema.org/educationalLevel. */
const educationalLevels = {
  BEGINNER: "Beginner",
  INTERMEDIATE: "Intermediate",
  ADVANCED: "Advanced",
} satisfies Record<CourseLevel, string>;

/**
 * Returns the course as schema.org data with a breadcrumb list, for search engines: https://schema.org/Course. It has
 * no offer if the price is unknown.
 */
export function structuredCourse(course: CoursePageFragment, { origin, shopName }: StructuredDataOptions): object[] {
  const { title, slug, summary, durationSeconds, category, instructor, product } = course;
  const { language, level, goals, requirements } = course;
  const url = `${origin}/courses/${slug}`;
  const pictures = coursePictures(course);
  const offer = product && {
    "@type": "Offer",
    category: "Paid",
    url,
    price: product.price.amount,
    priceCurrency: product.price.currency,
    availability: "https://schema.org/InStock",
  };
  return [
    {
      "@context": "https://schema.org",
      "@type": "Course",
      name: title,
      description: (summary ?? title).slice(0, longestDescription),
      url,
      provider: { "@type": "Organization", name: shopName, sameAs: origin },
      ...(pictures.length > 0 ? { image: pictures.map((picture) => new URL(picture.url, `${origin}/`).href) } : {}),
      ...(language ? { inLanguage: language } : {}),
      ...(level ? { educationalLevel: educationalLevels[level] } : {}),
      ...(goals.length > 0 ? { teaches: goals } : {}),
      ...(requirements.length > 0 ? { coursePrerequisites: requirements } : {}),
      ...aggregateRating(product?.rating),
      ...(offer ? { offers: offer } : {}),
      hasCourseInstance: {
        "@type": "CourseInstance",
        courseMode: "Online",
        ...(durationSeconds > 0 ? { courseWorkload: `PT${Math.max(1, Math.round(durationSeconds / 60))}M` } : {}),
        ...(instructor?.fullName ? { instructor: { "@type": "Person", name: instructor.fullName } } : {}),
      },
    },
    {
      "@context": "https://schema.org",
      "@type": "BreadcrumbList",
      itemListElement: [
        { name: shopName, item: `${origin}/courses` },
        ...(category ? [{ name: category.name, item: `${origin}/courses/categories/${category.slug}` }] : []),
        { name: title, item: url },
      ].map((entry, index) => ({ "@type": "ListItem", position: index + 1, ...entry })),
    },
  ];
}
