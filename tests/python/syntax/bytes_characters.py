"""Other characters than ASCII in bytes."""
x = b"é"
