import type { Locator } from "@playwright/test";
import { details } from "../details.ts";
import { effectsOf, expect, test } from "../test.ts";

test("a borrower without a mouse gets offers and chooses one", async ({ borrower, page, sandbox }) => {
  const { keyboard } = page;
  /** Tabs on until the control has the focus; it must not be far. */
  const tabTo = async (control: Locator) => {
    for (let presses = 0; presses < 30; presses++) {
      await keyboard.press("Tab");
      if (await control.evaluate((element) => element === document.activeElement)) return;
    }
    await expect(control, "is reached by the Tab key").toBeFocused();
  };
  const type = async (label: keyof typeof details, text: string = details[label]) => {
    await tabTo(borrower.field(label));
    await keyboard.type(text);
  };

  await borrower.arrive("straight-through");
  await borrower.sees("profile");
  await keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the application" })).toBeFocused();
  await keyboard.press("Enter");

  // Nothing filled in: the faults take the focus, and each leads to its field.
  await tabTo(borrower.button("See my offers"));
  await keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(borrower.field("Full name")).toBeFocused();
  await expect(borrower.field("Full name")).toHaveAttribute("aria-invalid", "true");
  await keyboard.type(details["Full name"]);

  await type("PAN");
  const [year = "", month = "", day = ""] = details["Date of birth"].split("-");
  await type("Date of birth", `${month}${day}${year}`);
  await tabTo(page.getByRole("radio", { name: "Female", exact: true }));
  await keyboard.press("Space");
  await type("Mobile number");
  await type("Email");
  await tabTo(page.getByRole("radio", { name: "Salaried", exact: true }));
  await keyboard.press("Space");
  await type("Monthly income");
  await type("Employer or business");
  await type("Flat, house and street");
  await type("PIN code");
  await type("City or town");
  await type("State");
  await tabTo(page.getByRole("checkbox", { name: /I agree/ }));
  await keyboard.press("Space");
  await keyboard.press("Enter");

  await borrower.sees("offers");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const choose = borrower.button("Choose this offer from Kaveri Credit");
  await tabTo(choose);
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Go ahead with Kaveri Credit?" });
  await expect(dialog).toBeVisible();
  await keyboard.press("Escape");
  await expect(choose).toBeFocused();
  await keyboard.press("Enter");
  await expect(borrower.button("Yes, go ahead")).toBeFocused();
  await keyboard.press("Enter");

  await borrower.sees("redirect kyc");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect((await effectsOf(sandbox)).at(-1)).toBe("offerProceeded");
});
