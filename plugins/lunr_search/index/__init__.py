"""Documents and their words -> the files that a browser searches."""
