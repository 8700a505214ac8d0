import type { FilePlaces } from "@souk/kernel/file-uses/file-places";

/** Reviews show pictures. */
export const reviewsFilePlaces: FilePlaces = {
  Review: {
    selects: [
      `select id, title as name, case when status <> 'PUBLISHED' then user_id end as "ownerId"
     from reviews where pictures <> '{}' and pictures @> array[wanted.key]`,
    ],
    columns: [{ table: "reviews", column: "pictures", type: "checksums" }],
  },
};
