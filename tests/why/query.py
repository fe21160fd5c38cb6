# A query flushes first what is not written yet.
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
shelf = Shelf()
session.add(shelf)
found = session.scalars(select(Shelf)).all()
# why:
#   a query was sent [Queries]
#     the session was flushed before the query (autoflush) [Basics of the session]
#       → BEGIN (implicit)
#       → INSERT INTO shelf
#       → row in shelf: (1)
#       → shelf.id = 1
#     → SELECT … FROM shelf
session.execute(update(Shelf).values(id=7))
# why:
#   a query was sent [Queries]
#     → UPDATE shelf
#     → row gone from shelf: (1)
#     → row in shelf: (7)
#     → shelf.id: 1 → 7
