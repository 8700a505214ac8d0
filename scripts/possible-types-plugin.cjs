const { isInterfaceType } = require("graphql");

// For codegen: which types an interface stands for, so that the storefront's cache need not guess what a fragment belongs to.
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
