"""What is asked on this room's pages."""
