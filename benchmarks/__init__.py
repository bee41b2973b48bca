"""What `make bench` runs; each module has a function `run` that prints its figures."""
