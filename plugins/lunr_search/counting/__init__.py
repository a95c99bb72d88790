"""Documents -> how often each has each word. Only what is new is read."""
