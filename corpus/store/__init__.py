"""The database: connections, tables and their history, and all that knows the SQL dialect."""
