// A program that requires the package. It must end by itself.
const creditJourney = require("credit-journey");

const addresses = JSON.parse(process.argv[2] ?? "");
import("./journey.js")
  .then(({ travel }) => travel(creditJourney, addresses))
  .then((outcome) => console.log(JSON.stringify(outcome)));
