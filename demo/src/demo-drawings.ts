import { demoCategories } from "./categories.js";
import { demoCourses } from "./courses.js";
import { drawPicture } from "./draw-picture.js";
import { drawSlide } from "./draw-slide.js";
import { demoProducts } from "./products.js";

/** `path` is the URL path that a client requests, such as "/demo/pictures/tern-number-pad.svg". */
export type DemoDrawing = { path: string; svg: string };

/**
 * Returns every picture and slide of the demo. write-pictures.ts writes them, and a test compares them with the
 * committed files.
 */
export function demoDrawings(): DemoDrawing[] {
  return [...productPictures(), ...coursePictures(), ...lessonSlides()];
}

function productPictures(): DemoDrawing[] {
  return demoProducts.map(({ picture, slug, name, categorySlugs }) => ({
    path: picture,
    svg: drawPicture({ slug, name, category: categoryBySlug(categorySlugs[0]), isCourse: false }),
  }));
}

function coursePictures(): DemoDrawing[] {
  return demoCourses.map(({ picture, slug, title, categorySlugs }) => ({
    path: picture,
    svg: drawPicture({ slug, name: title, category: categoryBySlug(categorySlugs[0]), isCourse: true }),
  }));
}

function lessonSlides(): DemoDrawing[] {
  return demoCourses.flatMap((course) => {
    const lessons = course.sections.flatMap((section) => section.lessons.map((lesson) => ({ section, lesson })));
    return lessons.map(({ section, lesson }, index) => ({
      path: lesson.mediaUrl,
      svg: drawSlide({
        course,
        categorySlug: categoryBySlug(course.categorySlugs[1]).slug,
        sectionTitle: section.title,
        lessonTitle: lesson.title,
        lessonNumber: index + 1,
        lessonCount: lessons.length,
      }),
    }));
  });
}

function categoryBySlug(slug: string | undefined) {
  const category = demoCategories.find((candidate) => candidate.slug === slug);
  if (!category) throw new Error(`no demo category has the slug ${slug}`);
  return category;
}
