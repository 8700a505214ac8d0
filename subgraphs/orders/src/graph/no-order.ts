import { notFound, type NotFoundType } from "@souk/kernel/graph/problem-types";

export function noOrder(id: string): NotFoundType {
  return notFound(`There is no order ${id}.`);
}
