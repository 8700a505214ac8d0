import { slugOf } from "@souk/kernel/values/slug-of";
import { assembled, referenced, required, FieldError, type Assembled } from "./assembled-record.js";
import { courseCategoryKind, type ImportContext } from "./import-context.js";
import type { StagedRecord } from "./staging.js";
import { amountOf, flagOf, momentOf, numberOf, textOf, textsOf } from "./values.js";

export function* users({ staging, format, trustsAddresses }: ImportContext): Iterable<Assembled> {
  for (const at of staging.all("users")) {
    const { fields } = at;
    yield assembled(at, () => ({
      externalId: required(at, "id"),
      data: {
        email: textOf(fields.email),
        username: textOf(fields.username),
        fullName: textOf(fields.fullName),
        role: format.roles?.[textOf(fields.role)?.toLowerCase() ?? ""] ?? "CUSTOMER",
        isActive: flagOf(fields.isActive) ?? true,
        emailVerified: flagOf(fields.emailVerified) ?? (format.verifiesEmail || trustsAddresses),
        passwordHash: textOf(fields.passwordHash),
        createdAt: momentOf(fields.createdAt),
      },
    }));
  }
}

export function* categories({ staging, format }: ImportContext): Iterable<Assembled> {
  for (const at of staging.all("categories")) {
    yield assembled(at, () => ({
      externalId: required(at, "id"),
      data: {
        name: required(at, "name"),
        slug: categorySlugOf(at, format.skuPrefix),
        description: textOf(at.fields.description),
      },
    }));
  }
}

/** The categories of a system with courses are also those of its courses. */
export function courseCategories(context: ImportContext): Iterable<Assembled> {
  return context.format.tables.courses ? categories(context) : [];
}

/** Returns the slug of a category, from its id when its name has no letters that can stand in a URL. */
function categorySlugOf(at: StagedRecord, prefix: string): string {
  return slugOf(required(at, "name")) || slugOf(`${prefix}-${required(at, "id")}`);
}

export function* products({ staging, format }: ImportContext): Iterable<Assembled> {
  for (const at of staging.all("products")) {
    const { fields } = at;
    yield assembled(at, () => {
      const externalId = required(at, "id");
      const named = staging.of("productCategories", externalId).map((member) => {
        const [category] = staging.of("categories", textOf(member.fields.categoryId));
        if (!category) throw new FieldError(member, "categoryId", "is not one of the categories");
        return required(category, "name");
      });
      const images = staging.of("productImages", externalId).map((image) => ({ url: required(image, "url") }));
      return {
        externalId,
        data: {
          sku: skuOf(at, format.skuPrefix),
          title: textOf(fields.name),
          description: textOf(fields.description),
          price: amountOf(fields.price),
          stock: textOf(fields.stock),
          published: flagOf(fields.isActive),
          tags: textsOf(fields.tags),
          categories: named.length > 0 ? named : textsOf(fields.categories),
          images: images.length > 0 ? images : null,
        },
      };
    });
  }
}

/** Returns the product's SKU, or one from its id for systems without SKUs. */
export function skuOf(at: StagedRecord, prefix: string): string {
  return textOf(at.fields.sku) ?? `${prefix}-${required(at, "id")}`;
}

/** One cart for each user: of a table of carts, or of lines that name the user. */
export function* carts({ staging }: ImportContext): Iterable<Assembled> {
  for (const cart of staging.all("carts")) {
    const items = staging.of("cartItems", textOf(cart.fields.id));
    if (items.length > 0) yield cartOf(cart, items);
  }
  for (const item of staging.all("cartItems")) {
    const userId = textOf(item.fields.userId);
    if (textOf(item.fields.cartId) !== null || userId === null || staging.reference("carts read", userId)) continue;
    staging.refer("carts read", userId, { id: userId, number: null });
    yield cartOf(item, staging.of("cartItems", userId));
  }

  function cartOf(at: StagedRecord, items: readonly StagedRecord[]): Assembled {
    return assembled(at, () => ({
      externalId: required(at, "userId"),
      data: {
        userId: referenced(staging, at, "userId", "users"),
        lines: items.map((item) => ({
          productId: referenced(staging, item, "productId", "products"),
          quantity: numberOf(item.fields.quantity),
        })),
      },
    }));
  }
}

export function* courses({ staging, format, currency }: ImportContext): Iterable<Assembled> {
  const inOrder = (records: readonly StagedRecord[]): readonly StagedRecord[] =>
    records.toSorted((a, b) => Number(a.fields.position ?? 0) - Number(b.fields.position ?? 0));
  for (const at of staging.all("courses")) {
    const { fields } = at;
    yield assembled(at, () => {
      const externalId = required(at, "id");
      const categoryId = textOf(fields.categoryId);
      const [category] = staging.of("categories", categoryId);
      if (categoryId !== null && !category) throw new FieldError(at, "categoryId", "is not one of the categories");
      return {
        externalId,
        data: {
          title: textOf(fields.title),
          summary: textOf(fields.description),
          price: { amount: amountOf(fields.price) ?? "", currency },
          instructorId: referenced(staging, at, "instructorId", "users"),
          categoryId: category ? referenced(staging, at, "categoryId", courseCategoryKind) : null,
          categories: category ? [categorySlugOf(category, format.skuPrefix)] : [],
          isPublished: textOf(fields.status)?.toLowerCase() === "published",
          sections: inOrder(staging.of("sections", externalId)).map((section) => ({
            title: textOf(section.fields.title),
            lessons: inOrder(staging.of("lessons", textOf(section.fields.id))).map(({ fields: lesson }) => ({
              title: textOf(lesson.title),
              content: textOf(lesson.content),
              mediaUrl: textOf(lesson.mediaUrl),
              durationSeconds: numberOf(lesson.durationSeconds),
            })),
          })),
        },
      };
    });
  }
}
