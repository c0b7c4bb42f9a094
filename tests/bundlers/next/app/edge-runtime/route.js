import { screen } from "../screen.js";

export const runtime = "edge";
export const POST = screen;
