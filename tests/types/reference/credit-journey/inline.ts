export * from "credit-journey/inline";
