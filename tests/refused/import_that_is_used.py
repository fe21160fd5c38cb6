"""
A name that is imported without being supported does no harm until it is used.
"""
from sqlalchemy.orm import composite, relationship

print("imported")
doubled = composite(1)  # refused: sqlalchemy.orm.composite
