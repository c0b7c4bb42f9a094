import type { Screen } from "credit-journey";

/** The screen of that name, with its data. */
export type ScreenOf<Name extends Screen["name"]> = Extract<Screen, { name: Name }>;
