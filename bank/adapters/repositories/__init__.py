"""One repository an aggregate: rows in the database, domain values outside. None of them commits."""
