"""What a meeting makes of calendar and log: agenda, what is asked, what was recorded, report."""
