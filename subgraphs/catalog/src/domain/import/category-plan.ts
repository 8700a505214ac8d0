import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { CategoryByName } from "./import-row.js";
import type { Category } from "../category/category.js";

/** Finds categories by the names in a file, and plans each missing category once. */
export class CategoryPlan {
  readonly made: Category[] = [];
  private readonly byName = new Map<string, Category>();
  private readonly bySlug = new Map<string, Category>();

  constructor(
    known: readonly Category[],
    private readonly newId: () => string,
    /** The custom values of a new category. */
    private readonly custom: CustomValues,
  ) {
    for (const category of known) this.add(category);
  }

  resolve(requested: readonly CategoryByName[]): readonly Category[] {
    const found = requested.map(({ name, slug }) => {
      const known = this.byName.get(name.toLowerCase()) ?? this.bySlug.get(slug);
      return known ?? this.make({ id: this.newId(), name, slug, description: null, custom: this.custom });
    });
    return [...new Map(found.map((category) => [category.id, category])).values()];
  }

  private make(category: Category): Category {
    this.made.push(category);
    this.add(category);
    return category;
  }

  private add(category: Category): void {
    this.byName.set(category.name.toLowerCase(), category);
    this.bySlug.set(category.slug, category);
  }
}
