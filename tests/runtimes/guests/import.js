// A program that imports the package. It must end by itself.
import process from "node:process";
import * as creditJourney from "credit-journey";
import { travel } from "./journey.js";

const addresses = JSON.parse(process.argv[2] ?? "");
console.log(JSON.stringify(await travel(creditJourney, addresses)));
