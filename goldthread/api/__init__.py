"""The outside world: loading a year's records from a file."""
