export { SignedInClient } from "./signed-in-client.js";
export { customerPassword, TestShop, type Mail, type NewProduct, type TestShopOptions } from "./test-shop.js";
