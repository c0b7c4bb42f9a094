const { connect } = require("credit-journey");
const { open } = require("./app.js");

void open(connect);
