export * from "credit-journey/edge";
