import { describe, expect, test } from "vitest";
import { demoCategories } from "./categories.js";
import { demoCourseCategories } from "./course-categories.js";
import { demoCourses } from "./courses.js";
import { demoId } from "./demo-id.js";
import { demoOrders, demoSales, soldByProduct, type DemoOrder, type DemoOrderStatus } from "./orders.js";
import { demoProducts } from "./products.js";
import { demoUsers } from "./users.js";

const transitions: Readonly<Record<DemoOrderStatus, readonly DemoOrderStatus[]>> = {
  CREATED: ["PAID", "CANCELLED"],
  PAID: ["PROCESSING", "COMPLETED", "CANCELLED"],
  PROCESSING: ["COMPLETED"],
  COMPLETED: [],
  CANCELLED: [],
};
const paidStatuses: readonly DemoOrderStatus[] = ["PAID", "PROCESSING", "COMPLETED"];
const sections = demoCourses.flatMap((course) => course.sections);
const lessons = sections.flatMap((section) => section.lessons);
const payments = demoOrders.flatMap((order) => order.payment ?? []);
const shipments = demoOrders.flatMap((order) => order.shipment ?? []);
const addresses = demoUsers.flatMap((user) => user.addresses);
const namedOrders = demoOrders.map((order) => [order.number, order] as const);

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function isShipped(order: DemoOrder): boolean {
  return order.lines.some((line) => line.kind === "PHYSICAL");
}

describe("ids and keys", () => {
  test("an id is a version 5 UUID that never changes", () => {
    expect(demoId("product", "KEY-0001")).toBe("129d1f51-c598-5e3a-9bed-31ee93f3bb86");
    expect(demoId("product", "KEY-0001")).not.toBe(demoId("order", "KEY-0001"));
  });

  test.each([
    ["product id", [...demoProducts.map((product) => product.id), ...demoCourses.map((course) => course.productId)]],
    ["product SKU", [...demoProducts, ...demoCourses].map(({ sku }) => sku)],
    ["product slug", [...demoProducts, ...demoCourses].map(({ slug }) => slug)],
    ["product name", [...demoProducts.map(({ name }) => name), ...demoCourses.map(({ title }) => title)]],
    ["category id", demoCategories.map(({ id }) => id)],
    ["category slug", demoCategories.map(({ slug }) => slug)],
    ["course category id", demoCourseCategories.map(({ id }) => id)],
    ["course category slug", demoCourseCategories.map(({ slug }) => slug)],
    ["user id", demoUsers.map(({ id }) => id)],
    ["email", demoUsers.map(({ email }) => email)],
    ["username", demoUsers.map(({ username }) => username)],
    ["address id", addresses.map(({ id }) => id)],
    ["course, section and lesson id", [...demoCourses, ...sections, ...lessons].map(({ id }) => id)],
    ["file of a lesson", lessons.flatMap(({ mediaFileId, fileName }) => [mediaFileId, fileName])],
    ["order id", demoOrders.map(({ id }) => id)],
    ["order number", demoOrders.map(({ number }) => number)],
    ["order event id", demoOrders.flatMap(({ events }) => events.map(({ id }) => id))],
    ["payment id", payments.map(({ id }) => id)],
    ["payment number", payments.map(({ number }) => number)],
    ["shipment id", shipments.map(({ id }) => id)],
    ["tracking number", shipments.map(({ trackingNumber }) => trackingNumber)],
    ["enrollment id", demoOrders.flatMap(({ enrollments }) => enrollments.map(({ id }) => id))],
  ])("no %s is used twice", (_what, values) => {
    expect(values).not.toHaveLength(0);
    expect(repeated(values)).toEqual([]);
  });
});

describe("products", () => {
  const categorySlugs = demoCategories.map(({ slug }) => slug);

  test("there are at least 120 in twelve categories, and no category is empty", () => {
    expect(demoProducts.length).toBeGreaterThanOrEqual(120);
    const used = new Set(demoProducts.map((product) => product.categorySlugs[0]));
    expect(used).toEqual(new Set(categorySlugs.filter((slug) => slug !== "courses")));
    expect(used.size).toBe(12);
  });

  test.each(demoProducts.map((product) => [product.sku, product] as const))("%s is complete", (_sku, product) => {
    expect(product.sku).toMatch(/^[A-Z]{3}-\d{4}$/);
    expect(product.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(product.description.match(/[.!?](?= |$)/g)?.length).toBeGreaterThanOrEqual(2);
    expect(product.description).not.toMatch(/ {2}/);
    expect(Number.isSafeInteger(product.priceMinor) && product.priceMinor > 0).toBe(true);
    expect(product.tags.length).toBeGreaterThanOrEqual(2);
    expect(product.tags.length).toBeLessThanOrEqual(5);
    expect(repeated([...product.tags])).toEqual([]);
    expect([1, 2]).toContain(product.categorySlugs.length);
    for (const slug of product.categorySlugs) expect(categorySlugs).toContain(slug);
    expect(product.createdAt >= "2025-09-01" && product.createdAt < "2026-11-01").toBe(true);
    expect(new Date(product.createdAt).toISOString()).toBe(product.createdAt);
  });

  test("no two descriptions are the same", () => {
    expect(repeated(demoProducts.map(({ description }) => description))).toEqual([]);
  });

  test("a few are inactive, a few are sold out, and a few are almost sold out", () => {
    expect(demoProducts.filter((product) => !product.isActive)).toHaveLength(3);
    expect(demoProducts.filter((product) => product.initialStock === 0)).toHaveLength(3);
    expect(demoProducts.filter(({ initialStock }) => initialStock >= 1 && initialStock <= 3)).toHaveLength(5);
    expect(demoProducts.every(({ initialStock }) => initialStock >= 0 && initialStock <= 200)).toBe(true);
  });

  test("eight products that are on sale and in stock are featured", () => {
    const featured = demoProducts.filter(({ tags }) => tags.includes("featured"));
    expect(featured).toHaveLength(8);
    expect(featured.filter(({ isActive, initialStock }) => !isActive || initialStock < 20)).toEqual([]);
    expect(repeated(featured.map((product) => product.categorySlugs[0] ?? ""))).toEqual([]);
  });

  test("initial stock covers the sold units", () => {
    const sold = soldByProduct();
    expect(demoProducts.filter(({ id, initialStock }) => initialStock < (sold.get(id) ?? 0))).toEqual([]);
  });
});

describe("users", () => {
  test.each([
    ["ADMIN", 1, "admin@example.com", "admin123"],
    ["INSTRUCTOR", 3, "instructor@example.com", "instructor123"],
    ["CUSTOMER", 6, "customer@example.com", "customer123"],
  ])("with role %s: %i, including %s", (role, count, email, password) => {
    expect(demoUsers.filter((user) => user.role === role)).toHaveLength(count);
    expect(demoUsers.find((user) => user.email === email)).toMatchObject({ role, password });
  });

  test("each customer has one default address, and staff have no address", () => {
    for (const { role, addresses: own } of demoUsers) {
      expect(own.filter((address) => address.isDefault)).toHaveLength(role === "CUSTOMER" ? 1 : 0);
    }
    expect(new Set(addresses.map(({ country }) => country)).size).toBeGreaterThanOrEqual(4);
  });
});

describe("courses", () => {
  const instructorIds = demoUsers.filter((user) => user.role === "INSTRUCTOR").map(({ id }) => id);

  test("eight are published and one is a draft", () => {
    expect(demoCourses.filter((course) => course.status === "PUBLISHED")).toHaveLength(8);
    expect(demoCourses.filter((course) => course.status === "DRAFT")).toHaveLength(1);
  });

  test.each(demoCourses.map((course) => [course.sku, course] as const))("%s is complete", (_sku, course) => {
    expect(course.sku).toMatch(/^CRS-\d{4}$/);
    expect(instructorIds).toContain(course.instructorId);
    expect(course.categorySlugs[0]).toBe("courses");
    expect(demoCourseCategories.map(({ slug }) => slug)).toContain(course.courseCategorySlug);
    for (const slug of course.categorySlugs) expect(demoCategories.map((category) => category.slug)).toContain(slug);
    expect([2, 3, 4]).toContain(course.sections.length);
    const own = course.sections.flatMap((section) => section.lessons);
    for (const { content } of own) expect(content.split(/\s+/).length).toBeGreaterThan(50);
    expect(new Set(own.map(({ content }) => content)).size).toBe(own.length);
    expect(own.length).toBeGreaterThanOrEqual(6);
    expect(own.length).toBeLessThanOrEqual(14);
    expect(own.map((lesson) => lesson.isPreview)).toEqual(own.map((_lesson, index) => index === 0));
  });
});

describe("orders", () => {
  test("every status but REFUNDED occurs, and so does each mix of goods and courses", () => {
    expect(new Set(demoOrders.map(({ status }) => status))).toEqual(new Set(Object.keys(transitions)));
    const mixes = demoOrders.map(({ lines }) => [...new Set(lines.map(({ kind }) => kind))].sort().join("+"));
    expect(new Set(mixes)).toEqual(new Set(["PHYSICAL", "COURSE", "COURSE+PHYSICAL"]));
  });

  test.each([
    ["orders", demoOrders.map(({ number }) => number), "ORD-", 101],
    ["payments", payments.map(({ number }) => number), "PAY-", 555],
    ["shipments", shipments.map(({ trackingNumber }) => trackingNumber), "SHIP-", 888],
  ])("numbers of %s rise by one", (_what, numbers, prefix, first) => {
    expect(numbers).toEqual(numbers.map((_number, index) => `${prefix}${first + index}`));
  });

  test("orders are sorted by time, within 2026", () => {
    const times = demoOrders.map(({ placedAt }) => placedAt);
    expect(times).toEqual([...times].sort());
    expect(times.every((time) => time.startsWith("2026-"))).toBe(true);
  });

  test.each(namedOrders)("%s was placed by a customer for products that existed then", (_number, order) => {
    const customer = demoUsers.find(({ id }) => id === order.customerId);
    expect(customer?.role).toBe("CUSTOMER");
    expect(customer && customer.createdAt < order.placedAt).toBe(true);
    for (const line of order.lines) {
      const product = demoProducts.find(({ id }) => id === line.productId);
      const course = demoCourses.find(({ productId }) => productId === line.productId);
      expect(line.kind).toBe(product ? "PHYSICAL" : "COURSE");
      const sold = product ?? (course && { ...course, name: course.title });
      expect(line).toMatchObject({ sku: sold?.sku, name: sold?.name, unitPriceMinor: sold?.priceMinor });
      expect(sold && sold.createdAt < order.placedAt).toBe(true);
      if (course) expect([course.status, line.quantity]).toEqual(["PUBLISHED", 1]);
    }
  });

  test.each(namedOrders)("%s adds up", (_number, order) => {
    const subtotalMinor = order.lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0);
    expect(order.subtotalMinor).toBe(subtotalMinor);
    expect(order.shippingMinor).toBe(isShipped(order) && subtotalMinor < 10000 ? 799 : 0);
    expect(order.totalMinor).toBe(subtotalMinor + order.shippingMinor);
    expect(order.payment?.amountMinor ?? order.totalMinor).toBe(order.totalMinor);
  });

  test.each(namedOrders)("%s changes its status only as the table allows", (_number, order) => {
    expect(order.events[0]).toMatchObject({ type: "orderPlaced", at: order.placedAt, from: null, to: "CREATED" });
    order.events.slice(1).forEach((event, index) => {
      const previous = order.events[index];
      expect(event.from).toBe(previous?.to);
      expect(transitions[event.from ?? "CREATED"]).toContain(event.to);
      expect(previous && previous.at < event.at).toBe(true);
    });
    expect(order.events.at(-1)?.to).toBe(order.status);
  });

  test.each(namedOrders)("%s is paid exactly when its status requires it", (_number, order) => {
    const isPaid = paidStatuses.includes(order.status);
    expect(order.payment?.status === "SUCCEEDED").toBe(isPaid);
    expect(order.payment?.declineCode != null).toBe(order.payment?.status === "FAILED");
  });

  test.each(namedOrders)("%s has the shipment that its status requires", (_number, order) => {
    const due = { PAID: "PENDING", PROCESSING: "IN_TRANSIT", COMPLETED: "DELIVERED", CREATED: null, CANCELLED: null };
    expect(order.shipment?.status ?? null).toBe(isShipped(order) ? due[order.status] : null);
    expect(order.shipment?.events.at(-1)?.status).toBe(order.shipment?.status);
    expect(order.shippingAddress !== null).toBe(isShipped(order));
  });

  test.each(namedOrders)("%s enrolls in its paid courses, with lessons of those courses", (_number, order) => {
    const bought = demoCourses.filter((course) => order.lines.some((line) => line.productId === course.productId));
    const due = paidStatuses.includes(order.status) ? bought : [];
    expect(order.enrollments.map(({ courseId }) => courseId)).toEqual(due.map(({ id }) => id));
    order.enrollments.forEach((enrollment, index) => {
      const lessonIds = due[index]?.sections.flatMap((section) => section.lessons.map(({ id }) => id)) ?? [];
      for (const id of enrollment.completedLessonIds) expect(lessonIds).toContain(id);
      expect(enrollment.completedAt !== null).toBe(enrollment.completedLessonIds.length === lessonIds.length);
      expect((enrollment.completedAt ?? "9999") > enrollment.enrolledAt).toBe(true);
    });
  });

  test("a sale is a physical line of a paid order, and products sum their sales", () => {
    const physicalIds = new Set(demoProducts.map(({ id }) => id));
    for (const sale of demoSales()) {
      const order = demoOrders.find(({ id }) => id === sale.orderId);
      expect(paidStatuses).toContain(order?.status);
      expect(physicalIds).toContain(sale.productId);
    }
    const unitsInOrders = demoOrders
      .filter((order) => paidStatuses.includes(order.status))
      .flatMap((order) => order.lines.filter((line) => line.kind === "PHYSICAL"))
      .reduce((sum, line) => sum + line.quantity, 0);
    expect([...soldByProduct().values()].reduce((sum, quantity) => sum + quantity, 0)).toBe(unitsInOrders);
  });
});
