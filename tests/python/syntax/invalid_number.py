"""Letters after a number."""
price = 5dollars
