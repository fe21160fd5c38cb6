"""
A name that is imported without being supported does no harm until it is used.
"""
from sqlalchemy.orm import column_property, composite

print("imported")
doubled = column_property(1)  # refused: sqlalchemy.orm.column_property
