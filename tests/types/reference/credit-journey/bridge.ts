export * from "credit-journey/bridge";
