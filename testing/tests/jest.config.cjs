// As `npm init jest` leaves it: CommonJS, nothing transformed.
module.exports = { testEnvironment: "jsdom", testMatch: ["<rootDir>/jest/*.test.cjs"], transform: {}, testTimeout: 60_000 };
