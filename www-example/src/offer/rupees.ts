const rupees = new Intl.NumberFormat("en-IN", {
  style: "currency",
  currency: "INR",
  trailingZeroDisplay: "stripIfInteger",
});

/** An amount in Indian grouping (₹2,50,000). Formatted from its digits: money is never a float here. */
export function formatRupees(amount: string | number): string {
  const digits = String(amount);
  return isDecimal(digits) ? rupees.format(digits) : digits;
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
