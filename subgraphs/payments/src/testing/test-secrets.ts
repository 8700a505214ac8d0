/** A card number and the keys of the tests, which must not appear in errors. */
export const secrets = /4242424242424242|secret|sk_test/;
