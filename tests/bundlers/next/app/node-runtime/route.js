import { screen } from "../screen.js";

export const POST = screen;
