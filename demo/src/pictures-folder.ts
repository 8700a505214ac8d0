import { fileURLToPath } from "node:url";

/** What a server shows under /demo/pictures/: one <slug>.svg per product and course. */
export const picturesFolder = fileURLToPath(new URL("../pictures/", import.meta.url));

/** What a server shows under /demo/slides/: one <course-slug>-<n>.svg per lesson. */
export const slidesFolder = fileURLToPath(new URL("../slides/", import.meta.url));
