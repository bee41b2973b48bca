"""What all screens share: the view and its URL, filter bar, table, words, chart, recording."""
