export * from "credit-journey/webhooks";
