export { SignedInClient } from "./signed-in-client.js";
export { TestShop, type Mail, type NewProduct, type TestShopOptions } from "./test-shop.js";
