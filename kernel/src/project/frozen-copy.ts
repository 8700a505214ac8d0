/** Returns a copy of plain data that cannot be changed, so that the project's code has no effect on ours. */
export function frozenCopy<Data extends object>(data: Data): Data {
  return frozen(structuredClone(data));
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
