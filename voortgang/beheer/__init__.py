"""The log as a whole, for who keeps it: searched, checked, copied and put back, given as a file."""
