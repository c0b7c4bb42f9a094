export * from "credit-journey/hybrid";
