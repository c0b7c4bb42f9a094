// A program that imports the package: for Node, Deno and Bun. It must end by itself.
import process from "node:process";
import { connect, isJourneyError } from "credit-journey";
import { travel } from "./journey.js";

const [baseUrl = "", sessionUrl = ""] = process.argv.slice(2);
const session = async () => (await fetch(sessionUrl, { method: "POST" })).json();
console.log(JSON.stringify(await travel({ connect, isJourneyError, baseUrl, session })));
