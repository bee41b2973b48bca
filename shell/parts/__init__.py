"""What more than one screen shows: the rows under a chart, the stappen, the counts and notes."""
