"""Stands in for the process that reads a workbook: never answers."""

import time

while True:
    time.sleep(1)
