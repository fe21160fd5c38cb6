"""Only `urllib.parse`: there is no network."""
