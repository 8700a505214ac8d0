import { fileURLToPath } from "node:url";

/** The files that a server serves under /demo/pictures/: one <slug>.svg per product and course. */
export const picturesFolder = fileURLToPath(new URL("../pictures/", import.meta.url));

/** The files that a server serves under /demo/slides/: one <course-slug>-<n>.svg per lesson. */
export const slidesFolder = fileURLToPath(new URL("../slides/", import.meta.url));
