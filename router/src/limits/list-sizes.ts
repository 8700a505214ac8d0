import { unsizedList, type CostRules } from "./cost-rules.js";

/** Lengths of the shop's lists that are shorter or longer than the default, by `Type.field`. */
export const listSizes: Readonly<Record<string, number>> = {
  "Query.categories": 50,
  "Query.courseCategories": 50,
  "Query.myCourses": 30,
  "Query.stuckOrders": 100,
  "Query.failedDeliveries": 100,
  "Query.domainEvents": 20,
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
  // one lesson of five has a quiz
  "Quiz.attempts": 1,
  "DraftQuiz.questions": 2,
  "DraftQuestion.choices": 4,
  "QuizQuestion.choices": 4,
  "QuizAnswer.files": 1,
  "LessonQuestion.answers": 3,
  "Query.lessonNotes": 20,
  "Cart.lines": 10,
  "Order.lines": 5,
  "Order.events": 10,
  "Order.payments": 2,
  "Order.refunds": 2,
  "Order.shipments": 2,
  "Order.taxes": 2,
  "Order.customValues": 3,
  "Order.allCustomValues": 3,
  "OrderRefund.lines": 5,
  "Payment.refunds": 2,
  "Shipment.events": 5,
  "Review.pictures": 2,
  "User.addresses": 5,
  "User.customValues": 3,
  "User.allCustomValues": 3,
  "Address.customValues": 2,
  "WebhookDelivery.attempts": 3,
};

/** The costs of the shop: the sizes of its lists. All weights are the defaults. */
export const shopCosts: CostRules = {
  weights: new Map(),
  listSizes: new Map(
    Object.entries(listSizes).map(([coordinate, assumedSize]) => [coordinate, { ...unsizedList, assumedSize }]),
  ),
  maxPageSize: 100,
  readsInputs: false,
};
