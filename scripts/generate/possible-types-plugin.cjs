const { isInterfaceType } = require("graphql");

// For codegen: maps interfaces to their types, so that the storefront's cache can match fragments exactly.
module.exports = {
  plugin(schema) {
    const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
    const named = interfaces.map(({ name }) => [
      name,
      schema
        .getPossibleTypes(schema.getType(name))
        .map((possible) => possible.name)
        .sort(),
    ]);
    return `export const possibleTypes: Readonly<Record<string, string[]>> = ${JSON.stringify(Object.fromEntries(named), null, 2)};\n`;
  },
};
