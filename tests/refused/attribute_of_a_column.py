"""
What a column has and Bothways does not: it is no AttributeError.
"""
from sqlalchemy import Column, Integer, MetaData, Table

coin = Table("coin", MetaData(), Column("id", Integer, primary_key=True, default=1))
print(hasattr(coin.c.id, "nonsense"))
print(coin.c.id.server_onupdate)  # refused: the attribute server_onupdate of a column
