/** What the database notifies of when units on hand or promised change; the payload is the product's id. */
export const stockTopic = "stock_changed";
