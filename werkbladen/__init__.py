"""The workbook to fill in: its form, writing it in two formats, reading and checking it."""
