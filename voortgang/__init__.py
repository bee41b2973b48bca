"""The progress log: what a record is, where it is kept, who may write, the state at a date.

Append-only: nothing is ever changed or deleted, a correction is a new record that names the old.
"""
