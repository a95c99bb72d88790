"""Documents -> their words, and the stem of each. Only what is new is read."""
