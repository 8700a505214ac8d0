/** The PostgreSQL notification channel for changes of orders; the payload is the order id. */
export const orderTopic = "order_changed";
