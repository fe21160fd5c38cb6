"""The file ends where a block should be."""
def todo():
