import { demoCourses } from "../courses.js";
import { demoProducts } from "../products.js";
import type { DemoOrderLine } from "./demo-order.js";
import type { OrderSeed } from "./order-seed.js";

/** Returns the lines of an order, with name and price copied from the product or course of each SKU. */
export function orderLines(seed: OrderSeed): DemoOrderLine[] {
  return seed.lines.map(([sku, quantity]) => ({ ...soldAs(sku), quantity }));
}

function soldAs(sku: string): Omit<DemoOrderLine, "quantity"> {
  const product = demoProducts.find((candidate) => candidate.sku === sku);
  if (product) {
    return { productId: product.id, kind: "PHYSICAL", sku, name: product.name, unitPriceMinor: product.priceMinor };
  }
  const course = demoCourses.find((candidate) => candidate.sku === sku);
  if (course) {
    return { productId: course.productId, kind: "COURSE", sku, name: course.title, unitPriceMinor: course.priceMinor };
  }
  throw new Error(`no demo product or course has the SKU ${sku}`);
}
