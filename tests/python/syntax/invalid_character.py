"""A typographic quote."""
name = “Ann”
