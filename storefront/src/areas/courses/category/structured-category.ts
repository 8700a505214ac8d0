import type { CourseCategoryPageQuery } from "./category-page.generated";

export interface StructuredCategoryOptions {
  /** Without a trailing slash. */
  readonly origin: string;
  readonly shopName: string;
}

/** Returns the courses of a page as schema.org data with a breadcrumb list: https://schema.org/ItemList. */
export function structuredCategory(
  { slug, name }: NonNullable<CourseCategoryPageQuery["courseCategory"]>,
  courses: readonly { readonly slug: string; readonly title: string }[],
  { origin, shopName }: StructuredCategoryOptions,
): object[] {
  return [
    {
      "@context": "https://schema.org",
      "@type": "ItemList",
      name,
      itemListElement: courses.map((course, index) => ({
        "@type": "ListItem",
        position: index + 1,
        name: course.title,
        url: `${origin}/courses/${course.slug}`,
      })),
    },
    {
      "@context": "https://schema.org",
      "@type": "BreadcrumbList",
      itemListElement: [
        { "@type": "ListItem", position: 1, name: shopName, item: `${origin}/courses` },
        { "@type": "ListItem", position: 2, name, item: `${origin}/courses/categories/${slug}` },
      ],
    },
  ];
}
