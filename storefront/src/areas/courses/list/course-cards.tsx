import { Box, SimpleGrid, Skeleton } from "@mantine/core";
import { CourseCard } from "./course-card";
import type { CourseCardFragment } from "./course-card.generated";

const grid = { cols: { base: 1, xs: 2, md: 3 }, spacing: "md" } as const;

/** The courses of a list. */
export function CourseCards({ courses }: { readonly courses: readonly CourseCardFragment[] }) {
  return (
    <SimpleGrid {...grid}>
      {courses.map((course, index) => (
        <CourseCard key={course.id} course={course} first={index < 3} />
      ))}
    </SimpleGrid>
  );
}

export function LoadingCards() {
  return (
    <SimpleGrid {...grid} aria-hidden>
      {Array.from({ length: 6 }, (_card, index) => (
        <Box key={index} h={360}>
          <Skeleton style={{ aspectRatio: "4 / 3" }} />
          <Skeleton height={16} mt="sm" width="80%" />
          <Skeleton height={16} mt="xs" width="40%" />
        </Box>
      ))}
    </SimpleGrid>
  );
}
