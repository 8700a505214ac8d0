/** What the database notifies of when an order changes; the payload is its id. */
export const orderTopic = "order_changed";
