"""Reading an uploaded workbook, in a process of its own: imports the standard library alone."""
