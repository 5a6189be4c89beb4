"""What the bank stands on: the database, and a simulated bank to fill it."""
