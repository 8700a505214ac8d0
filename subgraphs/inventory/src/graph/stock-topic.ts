/** The PostgreSQL notification channel for changes of units on hand or reserved; the payload is the product id. */
export const stockTopic = "stock_changed";
