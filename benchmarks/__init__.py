"""What `make bench` runs; each benchmark has a function `run` that gives rows of the one table."""
