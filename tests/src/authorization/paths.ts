import type { Rule } from "./rules.js";

/** A way from the root to an object, all of whose fields are asked for there. */
export interface Path {
  /** Field by field; `$name` is what the owner of the known shop has. Where all roles are led to the same object. */
  readonly at: string;
  /** Who gets as far as the object by this way; everybody whom the first field lets in when absent. */
  readonly reach?: Rule;
  /** It leads each of these to what is their own, a cart or an account, and so it shows no one's to another. */
  readonly own?: Rule;
}

/** An order by one way, with all that hangs on it. */
const orderOf = (at: string): Path[] =>
  [
    "",
    ".lines",
    ".lines.product",
    ".lines.unitPrice",
    ".subtotal",
    ".events",
    ".refunds",
    ".refunds.amount",
    ".refunds.lines",
    ".checkout",
    ".customer",
    ".customer.addresses",
    ".customer.enrollments",
    ".customer.enrollments.nodes",
    ".shippingAddress",
    ".payments",
    ".payments.amount",
    ".payments.refunds",
    ".shipments",
    ".shipments.address",
    ".shipments.events",
  ].map((rest) => ({ at: `${at}${rest}`, reach: "theirsAndAdmins" }));

/** Every type that a query leads to is at the end of one of these, nested paths and admin lists included. */
export const paths: readonly Path[] = [
  { at: "me", own: "accounts" },
  { at: "me.addresses", reach: "theirs" },
  { at: "me.identities", reach: "theirs" },
  { at: "signInProviders" },
  { at: "apiKeys" },
  { at: "me.enrollments", own: "accounts" },
  { at: "me.enrollments.nodes", reach: "theirs" },
  { at: `user(id: "$owner")` },
  { at: `users(search: "$email")` },
  { at: `users(search: "$email").pageInfo` },
  { at: `users(search: "$email").nodes` },
  { at: `users(search: "$email").nodes.addresses` },
  { at: `users(search: "$email").nodes.identities` },
  { at: `users(search: "$email").nodes.enrollments` },
  { at: `users(search: "$email").nodes.enrollments.pageInfo` },
  { at: `users(search: "$email").nodes.enrollments.nodes` },
  { at: "me.instructorRequest", reach: "theirs" },
  { at: `users(search: "$email").nodes.instructorRequest` },
  { at: `users(search: "$email").nodes.instructorRequest.applicant` },
  { at: "instructorRequests" },
  { at: "instructorRequests.pageInfo" },
  { at: "instructorRequests.nodes" },
  { at: "instructorRequests.nodes.applicant" },
  { at: "auditLog" },
  { at: "auditLog.pageInfo" },
  { at: "auditLog.nodes" },

  { at: "cart", own: "buyers" },
  { at: "cart.subtotal", own: "buyers" },
  { at: "cart.customer", own: "accounts" },
  { at: "cart.customer.addresses", reach: "theirs" },
  { at: "cart.lines", reach: "theirs" },
  { at: "cart.lines.product", reach: "theirs" },
  { at: "cart.lines.unitPrice", reach: "theirs" },
  { at: `customerCart(customerId: "$owner")` },
  { at: `customerCart(customerId: "$owner").subtotal` },
  { at: `customerCart(customerId: "$owner").customer` },
  { at: `customerCart(customerId: "$owner").lines` },

  { at: "passwordPolicy" },

  { at: "categories" },
  { at: `category(slug: "$category")` },
  { at: `category(slug: "$category").products` },
  { at: `category(slug: "$category").products.nodes` },
  { at: `products(filter: { category: "$category" })` },
  { at: `products(filter: { category: "$category" }).pageInfo` },
  { at: `products(filter: { category: "$category" }).edges` },
  { at: `products(filter: { category: "$category" }).edges.node` },
  { at: `products(filter: { category: "$category" }).nodes.stock` },
  { at: `product(id: "$product")` },
  { at: `product(id: "$product").price` },
  { at: `product(id: "$product").images` },
  { at: `product(id: "$product").categories` },
  { at: `product(id: "$product").stock` },
  // a draft's product is not on sale
  { at: `product(id: "$draftProduct")`, reach: "onlyAdmins" },

  { at: `course(id: "$course")` },
  { at: `course(id: "$course").product` },
  { at: `course(id: "$course").instructor` },
  { at: `course(id: "$course").sections` },
  { at: `course(id: "$course").sections.lessons` },
  { at: `course(id: "$course").myEnrollment`, reach: "theirs" },
  { at: `product(id: "$courseProduct")` },
  { at: `product(id: "$courseProduct").course` },
  { at: `product(id: "$courseProduct").course.sections.lessons` },
  { at: "courses" },
  { at: "courses.pageInfo" },
  { at: "courses.nodes" },
  { at: "myCourses", reach: "theirs" },
  { at: "myCourses.course", reach: "theirs" },
  { at: "myCourses.course.sections.lessons", reach: "theirs" },
  { at: `course(id: "$draft")`, reach: "theirsAndAdmins" },
  { at: `course(id: "$draft").product`, reach: "theirsAndAdmins" },
  { at: `course(id: "$draft").sections`, reach: "theirsAndAdmins" },
  { at: `course(id: "$draft").sections.lessons`, reach: "theirsAndAdmins" },
  { at: `courses(filter: { instructorId: "$owner" }).nodes`, reach: "theirsAndAdmins" },

  { at: `stockMovements(productId: "$product")` },
  { at: `stockMovements(productId: "$product").pageInfo` },
  { at: `stockMovements(productId: "$product").nodes` },

  { at: "emailTemplates" },
  { at: "notifications" },
  { at: "notifications.pageInfo" },
  { at: "notifications.nodes", reach: "theirsAndAdmins" },

  ...orderOf(`order(id: "$order")`),
  ...orderOf(`order(number: "$number")`),
  { at: `order(id: "$declined").checkout` },
  { at: `order(id: "$declined").payments` },
  { at: `order(id: "$declined").events` },
  { at: "orders" },
  { at: "orders.pageInfo" },
  { at: "orders.edges", reach: "theirs" },
  { at: "orders.edges.node", reach: "theirs" },
  { at: "orders.nodes.payments.refunds", reach: "theirs" },
  { at: "allOrders" },
  { at: "allOrders.pageInfo" },
  { at: "allOrders.edges" },
  ...orderOf(`allOrders(filter: { number: "$number" }).nodes`),
  { at: "stuckOrders" },
  { at: "stuckOrders.order" },
  { at: "failedDeliveries" },
  { at: "outboxes" },
  { at: "outboxes.failedDeliveries" },

  { at: "paymentMethods", reach: "theirs" },

  { at: `shipment(trackingNumber: "$shipment")` },
  { at: `shipment(trackingNumber: "$shipment").address` },
  { at: `shipment(trackingNumber: "$shipment").events` },
];
