"""Recording on a screen: who is there, the fields of a record, storing it, its history."""
