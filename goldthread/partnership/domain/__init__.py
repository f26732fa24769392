"""Rules of this room, in plain Python."""
