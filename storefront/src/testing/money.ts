export const cad = (amount: string) => ({ amount, currency: "CAD" });
