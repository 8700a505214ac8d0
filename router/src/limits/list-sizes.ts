/** How many entries a list is taken to have, of a list that has no `first` or `last`. It is what one finds, not what is possible. */
export const defaultListSize = 10;

/** Of a list with `first` and `last` when neither is there. */
export const defaultPageSize = 20;

/** No page is larger: a larger `first` is refused where it is. */
export const maxPageSize = 100;

/** By `Type.field`: lists that are shorter or longer than the default. */
export const listSizes: Readonly<Record<string, number>> = {
  "Query.categories": 50,
  "Query.myCourses": 50,
  "Query.stuckOrders": 100,
  "Query.failedDeliveries": 100,
  "Outbox.failedDeliveries": 20,
  "Product.categories": 2,
  "Product.images": 4,
  "ProductFacets.tags": 20,
  "ProductFacets.kinds": 2,
  "UpdateProductsResult.products": 100,
  "ImportProductsResult.rows": 200,
  "ImportedRow.problems": 2,
  "Course.sections": 10,
  "CourseSection.lessons": 10,
  "Cart.lines": 10,
  "Order.lines": 5,
  "Order.events": 10,
  "Order.payments": 2,
  "Order.refunds": 2,
  "Order.shipments": 2,
  "OrderRefund.lines": 5,
  "Payment.refunds": 2,
  "Shipment.events": 5,
  "User.addresses": 5,
};
