/** The operations of the contract, as typed documents, and the types of their inputs and results. */
export * from "./generated/operations.js";
