"""The browser's scripts -> what is served of them."""
