export * from "credit-journey/react";
