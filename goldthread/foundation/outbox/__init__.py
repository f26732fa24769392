"""Messages waiting to be sent: each to one recipient, once, with a link and nothing about a case."""
