import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { askedInMinutes, expect, journeys, press, sees, test } from "./test.ts";

test("StrictMode mounts twice and opens once", async ({ page, sandbox }) => {
  const connections: string[] = [];
  page.on("request", (request) => request.url().endsWith("/api/demo") && connections.push(request.url()));
  await page.goto(`${sandbox.site}/react/`);
  await sees(page, "profile");
  // What is hydrated is mounted once; what comes later, twice.
  await press(page, "Leave");
  await press(page, "Come back");
  await sees(page, "profile");
  expect(connections).toHaveLength(2);
  expect(await journeys(sandbox)).toHaveLength(1);
});

test("a render that Suspense throws away opens nothing; waiting later on keeps the journey", async ({
  page,
  sandbox,
}) => {
  await page.clock.install();
  await page.goto(`${sandbox.site}/react/hidden/`);
  await expect(page.getByText("Waiting…")).toBeVisible();
  expect(await askedInMinutes(page, sandbox)).toEqual([]);
  expect(await sandbox.requests()).toEqual([]);

  await press(page, "Deliver");
  await sees(page, "profile");
  await press(page, "Wait for another");
  await expect(page.getByText("Waiting…")).toBeVisible();
  await press(page, "Deliver");
  await sees(page, "profile");
  const sessions = (await sandbox.requests()).filter(({ path }) => path.endsWith("/sessions"));
  expect(sessions, "it was opened once").toHaveLength(1);
  expect(await journeys(sandbox)).toHaveLength(1);
});

test("a hidden Activity closes the journey, and opens it again when it shows", async ({ page, sandbox }) => {
  await page.clock.install();
  await page.goto(`${sandbox.site}/react/hidden/`);
  await press(page, "Deliver");
  await sees(page, "profile");
  await press(page, "Hide");
  expect(await askedInMinutes(page, sandbox)).toEqual([]);
  await press(page, "Show");
  expect(await askedInMinutes(page, sandbox)).not.toEqual([]);
  await sees(page, "profile");
  expect(await journeys(sandbox)).toHaveLength(1);
});

test("a server component may import it: the file says that it is the client's", async () => {
  const file = fileURLToPath(import.meta.resolve("credit-journey/react"));
  expect(await readFile(file, "utf8")).toMatch(/^"use client";/);
});
