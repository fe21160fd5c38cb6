"""Table.insert(), update(), delete() and select() are the functions of these names, and run on a connection."""

from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine

metadata = MetaData()
shelf = Table("shelf", metadata, Column("id", Integer, primary_key=True), Column("label", String))
engine = create_engine("sqlite://")
metadata.create_all(engine)

with engine.begin() as connection:
    connection.execute(shelf.insert(), [{"label": "atlas"}, {"label": "novel"}])
    connection.execute(shelf.insert().values(label="poems"))
    connection.execute(shelf.update().where(shelf.c.label == "atlas").values(label="maps"))
    connection.execute(shelf.delete().where(shelf.c.label == "novel"))
    print(connection.execute(shelf.select()).all())

print(shelf.insert())
print(shelf.delete().where(shelf.c.id == 1))
