import { faultsIn, type PlantedFault } from "../planted-fault.ts";

const tests = "subgraphs/catalog/src/domain/import/import-row.test.ts";

/** Faults of the kernel's fields that the import must notice. */
const fieldFaults: readonly PlantedFault[] = [
  {
    name: "an imported product is free",
    file: "kernel/src/values/money-rule.ts",
    find: "parsed.amountMinor < 1",
    replace: "parsed.amountMinor < 0",
    tests,
  },
  {
    name: "an imported price has no bound",
    file: "subgraphs/catalog/src/domain/product/product-fields.ts",
    find: "moneyRule(currency, maxPriceMinor)",
    replace: "moneyRule(currency)",
    tests,
  },
  {
    name: "an imported stock is negative",
    file: "kernel/src/fields/cells.ts",
    find: "/^\\d{1,10}$/",
    replace: "/^-?\\d{1,10}$/",
    tests,
  },
  {
    name: "an empty description cell keeps the description",
    file: "kernel/src/fields/cells.ts",
    find: "z.preprocess((text) => text ?? undefined,",
    replace: "z.preprocess((text) => text || undefined,",
    tests,
  },
  {
    name: "an import clears fields that a row does not name",
    file: "kernel/src/fields/cells.ts",
    find: "return value !== undefined ? [[name, value]] : [];",
    replace: "return cell ? [[name, value ?? null]] : [];",
    tests: "subgraphs/catalog/src/domain/import/plan-import.test.ts",
  },
];

const importFaults = faultsIn("subgraphs/catalog/src/domain/import", [
  {
    name: "an imported stock has no bound",
    file: "import-row.ts",
    find: "units <= maxStock",
    replace: "units <= maxStock * 10",
  },
  {
    name: "an import lowers the stock below the reserved quantity",
    file: "plan-import.ts",
    find: "row.stock < level.reserved",
    replace: "row.stock < 0",
    tests: "plan-import.test",
  },
  {
    name: "an import takes a SKU twice",
    file: "plan-import.ts",
    find: "if (earlier !== undefined)",
    replace: "if (earlier === line)",
    tests: "plan-import.test",
  },
  {
    name: "an import makes a product without a price",
    file: "plan-import.ts",
    find: "if (row[name] === undefined)",
    replace: 'if (name !== "price" && row[name] === undefined)',
    tests: "plan-import.test",
  },
  {
    name: "an import gives a course stock",
    file: "plan-import.ts",
    find: 'before?.kind === "COURSE"',
    replace: 'before?.kind === "PHYSICAL" && before.sku === ""',
    tests: "plan-import.test",
  },
  {
    name: "an import changes the address of a product's page",
    file: "plan-import.ts",
    find: "    ...before,\n    ...importedValues(productFields, row),",
    replace: "    ...before,\n    ...importedValues(productFields, row),\n    slug: slugsFor(row)[0] ?? before.slug,",
    tests: "plan-import.test",
  },
  {
    name: "an import gives two products one address",
    file: "plan-import.ts",
    find: "slugs.add(slug);",
    replace: "",
    tests: "plan-import.test",
  },
  {
    name: "an unchanged row is written again",
    file: "plan-import.ts",
    find: "before && next.stock === null && isSame",
    replace: "before && next.stock !== null && isSame",
    tests: "plan-import.test",
  },
  {
    name: "an import creates a category twice",
    file: "category-plan.ts",
    find: "    this.made.push(category);\n    this.add(category);",
    replace: "    this.made.push(category);",
    tests: "plan-import.test",
  },
]);

export const catalogFaults = [...fieldFaults, ...importFaults];
