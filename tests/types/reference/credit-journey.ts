export * from "credit-journey";
