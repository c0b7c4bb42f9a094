// Who the borrower is, by the labels of the example site.

/** Personal data of the borrower; nothing of it may turn up where it does not belong. */
export const details = {
  "Full name": "Meera Krishnan",
  PAN: "AKXPM4821Q",
  "Date of birth": "1991-08-17",
  "Mobile number": "9845012367",
  Email: "meera.krishnan@example.in",
  "Monthly income": "85000",
  "Employer or business": "Tungabhadra Textiles",
  "Flat, house and street": "14 Lotus Residency",
  "PIN code": "560034",
  "City or town": "Bengaluru",
  State: "Karnataka",
};

/** The borrower's bank account. */
export const account = { "Account holder": "Meera Krishnan", "Account number": "50100482913377", IFSC: "HDFC0001234" };
