// A program that requires the package: for Node and Bun. It must end by itself.
const { connect, isJourneyError } = require("credit-journey");

const [baseUrl = "", sessionUrl = ""] = process.argv.slice(2);
const session = async () => (await fetch(sessionUrl, { method: "POST" })).json();
import("./journey.js")
  .then(({ travel }) => travel({ connect, isJourneyError, baseUrl, session }))
  .then((outcome) => console.log(JSON.stringify(outcome)));
