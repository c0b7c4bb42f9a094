export * from "credit-journey/svelte";
