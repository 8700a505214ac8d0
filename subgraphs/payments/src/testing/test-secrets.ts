/** A card's number, and the keys of the tests: what is in no error. */
export const secrets = /4242424242424242|secret|sk_test/;
