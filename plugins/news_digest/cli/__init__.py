"""The `digest` command: one module a verb, `main` reads the command line."""
