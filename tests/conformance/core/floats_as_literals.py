"""literal_binds writes a float as Python's repr() does."""

from sqlalchemy import Column, Float, Integer, MetaData, Table, select

star = Table("star", MetaData(), Column("id", Integer, primary_key=True), Column("mass", Float))
for mass in [1.5, 2.0, 1e16, 1e20, 123456789012345680.0, 1e-7, -0.0]:
    print(select(star.c.id).where(star.c.mass > mass).compile(compile_kwargs={"literal_binds": True}))
