"""One file a verb: `add_arguments(parser)` declares it, `run(arguments)` does it."""
