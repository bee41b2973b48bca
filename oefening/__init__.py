"""A place to practise: a log with a made-up year of progress, and a dashboard on it alone."""
