"""Calendar text -> the one table. `python -m loaders` builds data/borgingskalender.parquet."""
