"""Direct quotations in languages other than English."""
