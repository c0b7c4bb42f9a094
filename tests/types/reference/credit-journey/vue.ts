export * from "credit-journey/vue";
