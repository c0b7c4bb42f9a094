export * from "credit-journey/hosted";
