import { readFileSync } from "node:fs";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { longestFirst } from "./longest-first.ts";

/**
 * Sorts files by project, since a worker keeps its modules only from one file to the next of the same project, and
 * longest first within a project.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = this.ctx.projects.map(({ name }) => name);
    const sorted = await super.sort(specifications);
    return projects.flatMap((name) => {
      const files = sorted
        .filter(({ project }) => project.name === name)
        .map((file) => ({ file, duration: this.ctx.cache.getTestSpecificationResult(file)?.duration }));
      return longestFirst(files, ({ file }) => readFileSync(file.moduleId, "utf8")).map(({ file }) => file);
    });
  }
}
