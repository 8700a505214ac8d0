// Jest provides "@jest/globals" only to imports of that name, so jest.config.mjs maps "vitest" to this module.
export * from "@jest/globals";
