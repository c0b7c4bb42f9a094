export * from "credit-journey/slim";
