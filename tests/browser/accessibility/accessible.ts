import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Goes to a screen, and finds no accessibility fault: wide and light, narrow and dark. */
export async function isAccessible(page: Page, go: () => Promise<unknown>): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  // Colours are judged as they stay, also of what comes while it is judged.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await go();
  expect.soft(await faultsOf(page), "wide and light").toEqual([]);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await faultsOf(page), "narrow and dark").toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, "width beyond the screen").toBeLessThanOrEqual(0);
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
}
